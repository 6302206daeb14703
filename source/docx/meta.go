package docx

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// accounts are names that programs write when nobody has told them the author's.
var accounts = map[string]bool{
	"microsoft office user": true, "microsoft": true, "microsoft account": true, "windows user": true, "user": true,
	"admin": true, "administrator": true, "hp": true, "dell": true, "lenovo": true, "acer": true, "asus": true,
	"pc":      true,
	"toshiba": true, "owner": true, "author": true, "unknown": true, "un-named": true, "python-docx": true,
	"apache poi": true, "пользователь": true, "пользователь windows": true, "utilisateur": true, "usuario": true,
	"usuario de windows": true, "windows-benutzer": true, "utente": true, "utente windows": true, "użytkownik": true,
	"utilisateur windows": true, "kullanıcı": true, "student": true, "guest": true, "root": true, "compaq": true,
	"microsoft office": true, "微软用户": true, "windows 用户": true, "localadmin": true, "user1": true,
}

// readMeta takes the author and the language of the document's properties, and its title if no paragraph is that.
//
// Office suites write the language of their own menus, so only that of other programs says something; and they name as
// author the account of the computer, which says nothing where it is one of the usual ones.
func (r *reader) readMeta() {
	target := ""
	for _, l := range r.archive.links("") {
		if l.kind == "core-properties" {
			target = l.target
		}
	}
	if target == "" {
		target = "docProps/core.xml"
	}
	core, err := r.xml(target)
	if err != nil { // none, or a damaged one: the text says the rest
		return
	}
	field := func(name string) string {
		return strings.Join(strings.Fields(markup.Printable(core.kid(name).chars())), " ")
	}
	m := &r.doc.Meta
	start := diag.Pos{Line: 1, Col: 1}
	m.Loc = ast.At(r.span(start, start))
	for _, name := range strings.Split(field("dc:creator"), ";") {
		if name = strings.TrimSpace(name); name != "" && !accounts[strings.ToLower(name)] {
			m.Authors = append(m.Authors, name)
		}
	}
	if app, err := r.xml("docProps/app.xml"); err != nil || app.kid("?:Application").chars() == "" {
		m.Language = languageTag(field("dc:language"))
	}
}

// languageTag returns s if it may be a BCP 47 tag.
func languageTag(s string) string {
	const longest = 20
	for _, c := range s {
		if c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return ""
		}
	}
	if len(s) < 2 || len(s) > longest {
		return ""
	}
	return s
}
