package config

// foreignKeys returns the keys that other programs read from front matter, in lower case, by the programs that define
// them. A guide is often a page of a site too, so these are no mistakes; studyguide does nothing with them.
func foreignKeys() []string {
	return []string{
		// Jekyll: jekyllrb.com/docs/front-matter, with its plugins for feeds, redirects and sitemaps
		"layout", "permalink", "published", "category", "categories", "excerpt", "excerpt_separator",
		"last_modified_at", "redirect_from", "redirect_to", "sitemap", "class", "classes", "tagline",
		// Minimal Mistakes, the most used theme of Jekyll
		"toc", "toc_label", "toc_icon", "toc_sticky", "comments", "share", "related", "read_time",
		"author_profile", "teaser", "pin", "math", "mermaid",
		// Just the Docs: just-the-docs.com/docs/navigation
		"parent", "grand_parent", "has_children", "has_toc", "nav_exclude", "search_exclude", "child_nav_order",
		// Hugo: gohugo.io/content-management/front-matter
		"aliases", "build", "cascade", "expirydate", "headless", "iscjklanguage", "lastmod", "linktitle",
		"markup", "menu", "menus", "modified", "outputs", "params", "publishdate", "pubdate", "unpublishdate",
		"resources", "slug", "summary", "type", "translationkey", "series", "images", "videos", "audio",
		"featured", "featured_image", "thumbnail", "showtoc",
		// Docusaurus: docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter
		"id", "title_meta", "hide_title", "hide_table_of_contents", "toc_min_heading_level", "toc_max_heading_level",
		"sidebar_label", "sidebar_class_name", "sidebar_custom_props", "displayed_sidebar", "custom_edit_url",
		"pagination_label", "pagination_next", "pagination_prev", "parse_number_prefixes", "image", "unlisted",
		"last_update", "author_title", "author_url", "author_image_url",
		// VuePress and VitePress: vitepress.dev/reference/frontmatter-config
		"titletemplate", "head", "meta", "hero", "features", "navbar", "sidebar", "sidebardepth", "aside", "outline",
		"lastupdated", "editlink", "pageclass", "home", "ishome", "prev", "next", "search", "canonicalurl",
		"heroimage", "herotext", "actions",
		// Obsidian: help.obsidian.md/properties, with its plugins for flash cards
		"alias", "cssclass", "cssclasses", "publish", "tag", "banner", "created", "updated", "deck", "cards-deck",
		"sr-due", "sr-interval", "sr-ease",
		// Eleventy: 11ty.dev/docs/data-configuration
		"eleventynavigation", "eleventyexcludefromcollections", "eleventycomputed", "eleventyimport", "pagination",
		"templateengineoverride",
		// Astro and Starlight: starlight.astro.build/reference/frontmatter
		"updateddate", "template", "tableofcontents", "editurl", "pagefind",
		// MkDocs and its theme Material: squidfunk.github.io/mkdocs-material/reference
		"hide", "icon", "status", "social", "readtime",
		// pandoc, Quarto and Jupyter: quarto.org/docs/reference/formats
		"format", "output", "toc-depth", "toc-title", "number-sections", "bibliography", "csl", "abstract",
		"documentclass", "geometry", "execute", "editor", "jupyter", "jupytext", "kernelspec", "header-includes",
		"fontsize", "papersize",
		// Mintlify: mintlify.com/docs/organize/pages
		"sidebartitle", "openapi", "asyncapi", "api", "mode", "icontype", "noindex", "groups", "deprecated", "rss",
		"og:title", "og:description", "og:image", "twitter:title", "twitter:description", "twitter:image",
		"hidefooterpagination",
		// Nextra and Fumadocs
		"full", "searchable", "method", "_openapi",
		// Themes of Hugo: Docsy, Book, Relearn, Geekdoc; Zola
		"no_list", "simple_list", "manuallink", "toc_root", "menutitle", "bookcollapsesection", "bookhidden", "booktoc",
		"bookflatsection", "chapter", "pre", "post", "hidden", "disabletoc", "alwaysopen", "collapsiblemenu",
		"geekdocnav", "extra", "taxonomies", "sort_by", "page_template", "in_search_index", "insert_anchor_links",
		"contributors", "seo", "show_lastmod",
		// GitBook, and further keys of Docusaurus, Jekyll and plugins of Obsidian
		"covery", "vars", "hide_reading_time", "sidebar_key", "collection", "ref", "lang-ref", "dg-publish", "up",
		"kanban-plugin", "excalidraw-plugin", "seo_title", "seo_description", "social_title", "social_description",
		// Marp and Slidev, whose themes are those of slides: marpit.marp.app/directives, sli.dev/custom
		"marp", "paginate", "headingdivider", "backgroundcolor", "backgroundimage", "highlighter", "transition",
		"drawings", "mdc", "colorschema",
		// Forem (dev.to), Hexo and Hashnode
		"cover_image", "canonical_url", "top", "mathjax",
	}
}

// isSlides reports whether front matter is that of slides: its theme is another program's.
func isSlides(m *Mapping) bool {
	return m.Text("marp") != "" || m.Text("highlighter") != "" || m.Text("transition") != ""
}
