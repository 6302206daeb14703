// The page of the preview: it is told of each state of the guide by server-sent events, fetches what differs, and keeps the reader's place.
'use strict'

const $ = id => document.getElementById(id)
let state = null          // what the server told last
let shown = null          // the chapter that is shown: {path, sum}
let coming = null         // the frame that is to take its place
let paper = ''            // the address of the PDF that is shown

// frame gives the frame of the book that is seen.
const frame = () => document.querySelector('#pages iframe:not(.coming)')

// place tells where the reader is: the question at the top, how far above the edge it begins, and how far the chapter is scrolled.
function place() {
  const f = frame()
  if (!f?.contentDocument?.documentElement || !shown) return {path: '', anchor: decodeURIComponent(location.hash.slice(1)), top: 0, scroll: 0}
  const doc = f.contentDocument
  let at = {path: shown.path, anchor: '', top: 0, scroll: f.contentWindow.scrollY}
  for (const e of doc.querySelectorAll('.qa[id]')) {
    const top = e.getBoundingClientRect().top
    if (top > 60 && at.anchor) break
    at = {...at, anchor: e.id, top}
    if (top > 60) break
  }
  return at
}

// restore puts the reader back. A question whose name changed is where the old one was.
function restore(f, at) {
  const e = at.anchor && f.contentDocument.getElementById(at.anchor)
  if (e) f.contentWindow.scrollTo(0, f.contentWindow.scrollY + e.getBoundingClientRect().top - at.top)
  else f.contentWindow.scrollTo(0, at.scroll)
}

// chapterOf gives the number of the chapter that a place is in now.
function chapterOf(at) {
  const q = state.questions.find(q => q.anchor === at.anchor)
  if (q && (!at.path || at.path !== state.chapters[q.chapter].path)) return q.chapter
  const same = state.chapters.findIndex(c => c.path === at.path)
  return Math.max(0, same < 0 ? Math.min($('chapters').selectedIndex, state.chapters.length - 1) : same)
}

// read shows chapter n. The new frame takes the place of the old one once it is loaded, so that nothing flickers.
function read(n, at) {
  const c = state.chapters[n]
  if (!c) return
  $('chapters').value = String(n)
  $('back').disabled = n === 0
  $('forth').disabled = n === state.chapters.length - 1
  if (shown?.sum === c.sum && shown.path === c.path && !coming) {
    if (at) restore(frame(), at)
    return told()
  }
  if (coming?.sum === c.sum && coming.path === c.path && !at) return // it is on its way
  at ??= coming?.at // what was asked for and is not shown yet is still wanted
  coming?.remove()
  const f = document.createElement('iframe')
  const serial = state.serial
  f.title = 'EPUB: ' + c.title
  f.className = 'coming'
  f.setAttribute('sandbox', 'allow-same-origin')
  f.addEventListener('load', () => {
    if (coming !== f) return
    const here = at ?? place() // where the reader has come meanwhile
    const old = frame()
    restore(f, here)
    f.className = ''
    old?.remove()
    coming = null
    shown = {path: c.path, sum: c.sum}
    follow(f)
    told(serial)
  })
  coming = Object.assign(f, {path: c.path, sum: c.sum, at})
  f.src = `/book/${serial}/${c.path}`
  $('pages').append(f)
}

// told says, for whoever waits for it, which state is shown.
function told(serial = state.serial) { document.documentElement.dataset.shown = String(serial) }

// follow takes over what links in a book lead to, and notes the place.
function follow(f) {
  f.contentDocument.addEventListener('click', e => {
    const a = e.target.closest?.('a[href]')
    if (!a) return
    e.preventDefault()
    const url = new URL(a.getAttribute('href'), f.contentDocument.baseURI)
    if (url.origin !== location.origin) return void (/^(https?|mailto):$/.test(url.protocol) && window.open(url, '_blank', 'noopener'))
    const path = url.pathname.replace(/^\/book\/\d+\//, '')
    const n = state.chapters.findIndex(c => c.path === path)
    if (n >= 0) read(n, {path, anchor: url.hash.slice(1), top: 0, scroll: 0})
  })
  let waiting = false
  f.contentWindow.addEventListener('scroll', () => {
    if (waiting) return
    waiting = true
    setTimeout(() => { waiting = false; note() }, 150)
  })
  note()
}

// note keeps the question in view in the address, so that the page can be loaded anew, and in the list.
function note() {
  const at = place()
  if (!at.anchor) return
  history.replaceState(null, '', '#' + encodeURIComponent(at.anchor))
  $('questions').value = at.anchor
}

// turn shows the PDF at the page of a question.
function turn(q, always) {
  $('page').textContent = q?.page ? `, page ${q.page}` : ''
  if (!state.pdf || state.pdf === paper && !always) return
  const fresh = state.pdf !== paper
  paper = state.pdf
  $('file').href = paper
  $('file').hidden = false
  if (!navigator.pdfViewerEnabled) return void ($('viewerless').hidden = false)
  const f = document.createElement('iframe')
  f.title = 'PDF'
  f.className = 'coming'
  f.src = `${paper}#page=${q?.page || 1}&navpanes=0&view=FitH`
  f.addEventListener('load', () => {
    // The viewer draws its first page somewhat after it is loaded.
    setTimeout(() => {
      if (!f.isConnected) return // another was asked for meanwhile
      for (const old of document.querySelectorAll('#paper iframe')) if (old !== f) old.remove()
      f.className = ''
    }, fresh ? 80 : 0)
  })
  for (const old of document.querySelectorAll('#paper iframe.coming')) old.remove()
  $('paper').append(f)
}

// go shows a question in both books.
function go(q) {
  read(q.chapter, {path: state.chapters[q.chapter].path, anchor: q.anchor, top: 0, scroll: 0})
  turn(q, true)
}

// options fills a list if it differs from what it holds.
function options(list, all) {
  const key = JSON.stringify(all)
  if (list.dataset.key === key) return
  list.dataset.key = key
  const value = list.value
  list.replaceChildren(...all.map(([v, text]) => new Option(text, v)))
  list.value = value
}

function findings() {
  const n = state.findings.length
  for (const e of document.querySelectorAll('.count')) {
    e.textContent = String(n)
    e.classList.toggle('some', n > 0)
  }
  const make = (tag, cls, text) => Object.assign(document.createElement(tag), {className: cls, textContent: text})
  $('findings').replaceChildren(...state.findings.map(d => {
    const b = make('button', '', '')
    b.type = 'button'
    const at = d.line ? `${d.file}:${d.line}:${d.col}` : d.file
    b.append(make('b', d.severity, d.severity), ' ', d.message, ' ', make('span', 'place', `${at} (${d.rule})`))
    if (d.hint) b.append(make('span', 'hint', d.hint))
    b.addEventListener('click', () => {
      for (const e of document.querySelectorAll('#findings [aria-current]')) e.removeAttribute('aria-current')
      b.setAttribute('aria-current', 'true')
      source(d.file, d.line)
      const q = state.questions[d.question]
      if (q) go(q)
    })
    const li = document.createElement('li')
    li.append(b)
    return li
  }))
  if (n === 0) $('findings').append(make('li', 'none', 'None.'))
}

// source shows a line of a file that was read.
async function source(name, line) {
  const answer = await fetch(`/source/${state.serial}/?name=${encodeURIComponent(name)}`)
  if (!answer.ok) return
  const lines = (await answer.text()).split(/\r\n|\r|\n/)
  $('name').textContent = `${name}:${line}`
  $('text').replaceChildren(...lines.map((text, i) => {
    const e = document.createElement('span')
    e.dataset.line = String(i + 1)
    e.textContent = text || ' '
    if (i + 1 === line) e.className = 'here'
    return e
  }))
  $('source').hidden = false
  $('text').querySelector('.here')?.scrollIntoView({block: 'center'})
}

// forget takes away what is shown of a guide that another one takes the place of.
function forget() {
  for (const f of document.querySelectorAll('.frame iframe')) f.remove()
  shown = coming = null
  paper = ''
  $('page').textContent = ''
  $('file').hidden = $('source').hidden = true
  history.replaceState(null, '', location.pathname + location.search)
}

function update(next) {
  const other = state && state.guide !== next.guide
  if (other) forget()
  const at = coming?.at ?? place() // what was asked for and is not shown yet is where the reader is
  state = next
  $('offer').hidden = state.guides.length < 2
  options($('guides'), state.guides.map((name, i) => [String(i), name]))
  $('guides').value = String(state.guide)
  document.title = (state.failed ? '✗ ' : '') + (state.title || 'Preview')
  $('title').textContent = state.title || 'Preview'
  options($('chapters'), state.chapters.map((c, i) => [String(i), c.title]))
  options($('questions'), state.questions.map(q => [q.anchor, q.title]))
  findings()
  $('status').className = state.failed ? 'failed' : ''
  $('status').textContent = !state.reported ? 'Building…' :
    state.failed ? (state.chapters.length ? 'Errors: the books are those of before' : 'Errors: there are no books') : `Built in ${state.took} ms`
  if (state.chapters.length) {
    read(chapterOf(at), shown ? undefined : at)
    turn(state.questions.find(q => q.anchor === at.anchor) ?? null, false)
  } else told()
}

const events = new EventSource('/events')
events.onmessage = e => update(JSON.parse(e.data))
events.onerror = () => { $('status').className = 'failed'; $('status').textContent = 'The preview has ended' }
$('chapters').addEventListener('change', () => step(0))
$('back').addEventListener('click', () => step(-1))
$('forth').addEventListener('click', () => step(1))
function step(by) {
  const n = Number($('chapters').value) + by
  if (state?.chapters[n]) read(n, {path: state.chapters[n].path, anchor: '', top: 0, scroll: 0})
}
$('guides').addEventListener('change', () => fetch('/show/' + $('guides').value, {method: 'POST'}))
$('questions').addEventListener('change', () => {
  const q = state.questions.find(q => q.anchor === $('questions').value)
  if (q) go(q)
})
$('close').addEventListener('click', () => { $('source').hidden = true })
for (const b of document.querySelectorAll('nav button')) b.addEventListener('click', () => {
  document.body.dataset.tab = b.dataset.tab
  for (const o of document.querySelectorAll('nav button')) o.setAttribute('aria-pressed', String(o === b))
})
