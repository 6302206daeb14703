const $ = (selector, root = document) => root.querySelector(selector)
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]
const make = (name, props, ...kids) => {
	const e = Object.assign(document.createElement(name), props)
	e.append(...kids)
	return e
}
const words = JSON.parse($('#words').textContent)
const say = (word, places = {}) => words[word].replace(/\{(\w+)\}/g, (_, name) => places[name])
const announce = text => { $('#live').textContent = ''; setTimeout(() => $('#live').textContent = text, 50) }
const marked = ['new', 'dont', 'partly', 'know']

// The questions of the page. One has its key from the id of its heading, and is read from the page once.
const sections = $$('main > .section')
const item = ':is(article.qa,[data-q])'
const questions = $$(item).map((element, at) => {
	const key = element.dataset.q
	const head = $(key ? 'a' : 'h1,h2,h3,h4,h5,h6', element)
	if (!key) head.tabIndex = -1
	return {element, head, at, key: key || head.id, fold: $('details.answer', element),
		section: sections.findIndex(s => s.contains(element)),
		difficulty: element.dataset.difficulty || '', tags: (element.dataset.tags || '').split(/,\s/).filter(t => t), text: element.textContent.toLowerCase()}
})
const of = element => questions.find(q => q.element == element)
const rtl = document.documentElement.dir == 'rtl'
const share = (part, whole) => rtl ? `\u2066${part} / ${whole}\u2069` : `${part} / ${whole}`
const titleOf = section => $(':scope > :is(h2,h3)', section)?.textContent || $('h1').textContent

// Progress: {v, guide, keys, q: {key: {s, d, g, l, u, n, t}}} with the last grade g, the days l of it and u when it is
// due, n grades in all and the time t of the last. What is stored is read before it is written: a guide may be open
// twice.
const store = 'studyguide:' + document.body.dataset.guide
const empty = () => ({v: 1, guide: document.body.dataset.guide, q: {}})
let progress = empty()
function read() {
	try {
		const p = JSON.parse(localStorage.getItem(store))
		if (p?.v == 1 && p.q) progress = p
	} catch { $('#unkept').hidden = false }
}
function write() {
	try { localStorage.setItem(store, JSON.stringify(progress)) } catch { $('#unkept').hidden = false }
}
const today = () => floor((Date.now() - new Date().getTimezoneOffset() * 6e4) / 864e5)
const memory = q => progress.q[q.key]
const state = q => marked[memory(q)?.g || 0] || 'know'
const due = q => memory(q)?.u <= today()
function grade(q, g) {
	read()
	const old = memory(q), now = today()
	const days = old ? max(0, now - old.l) : 0
	const m = remembered(old?.s > 0 && old.d > 0 ? old : null, g, days)
	m.s = +m.s.toFixed(4), m.d = +m.d.toFixed(4)
	progress.q[q.key] = {...m, g, l: now, u: now + (g == 1 ? 0 : interval(m.s)), n: (old?.n || 0) + 1, t: Date.now()}
	write()
	paint(q)
	summary()
	const next = new Date((progress.q[q.key].u + 0.5) * 864e5)
	announce(say(marked[g]) + '. ' + say('next-review', {date: next.toLocaleDateString(document.documentElement.lang)}))
}
// merge takes from a file what was graded later there.
function merge(p) {
	if (p?.v != 1 || p.guide != document.body.dataset.guide || typeof p.q != 'object') throw 0
	for (const [key, m] of Object.entries(p.q)) {
		if (['s', 'd', 'g', 'l', 'u', 'n', 't'].some(x => !isFinite(m[x])) || ![1, 2, 3, 4].includes(m.g)) continue
		if (!(progress.q[key]?.t >= m.t)) progress.q[key] = m
	}
}

// What shows of progress: a mark at each question, a square for each in the map, a line for each section.
const squares = questions.map(() => make('i'))
sections.forEach((s, i) => {
	const own = questions.filter(q => q.section == i)
	if (!own.length) return
	$('#map').append(make('p', {}, ...own.map(q => squares[q.at])))
	const bar = make('progress', {max: own.length})
	bar.setAttribute('aria-label', titleOf(s))
	$('#chart').append(make('tr', {own, bar}, make('th', {scope: 'row', textContent: titleOf(s)}), make('td'), make('td', {}, bar)))
})
function paint(q) {
	const now = state(q)
	squares[q.at].className = now
	q.element.dataset.state = now
	let badge = $('.badge', q.element)
	if (now != 'new' && !badge) q.head.after(badge = make('p', {className: 'badge'}))
	if (now == 'new') badge?.remove()
	else badge.textContent = say(now)
	for (const b of $$('.marks [value]', q.element)) b.setAttribute('aria-pressed', !run && memory(q)?.g == b.value)
}
function summary() {
	const count = {new: 0, dont: 0, partly: 0, know: 0}
	for (const q of questions) count[state(q)]++
	const parts = Object.entries(count).reverse().map(([s, n]) => say(s) + ': ' + n)
	$('#sum').textContent = [...parts, say('due') + ': ' + questions.filter(due).length].join(' · ')
	for (const row of $('#chart').children) {
		row.bar.value = row.own.filter(q => state(q) == 'know').length
		row.cells[1].textContent = share(row.bar.value, row.own.length)
	}
}
function all() {
	questions.forEach(paint)
	summary()
	filter()
}

// Filters.
const form = $('#filters')
const choose = (name, values) => {
	const field = form[name]
	for (const [value, text] of values) field.append(make('option', {value, textContent: text}))
	field.closest('label').hidden = values.length < 2
}
const distinct = list => [...new Set(list)].filter(x => x).map(x => [x, x])
choose('section', sections.map((s, i) => [i, titleOf(s)]).filter(([i]) => questions.some(q => q.section == i)))
choose('difficulty', distinct(questions.map(q => q.difficulty)))
choose('tag', distinct(questions.flatMap(q => q.tags)))
choose('state', [...marked, 'due'].map(s => [s, say(s)]))
function matching() {
	const want = Object.fromEntries(new FormData(form))
	const typed = want.text.toLowerCase().split(/\s+/).filter(w => w)
	return questions.filter(q =>
		(!want.section || q.section == want.section) &&
		(!want.difficulty || q.difficulty == want.difficulty) &&
		(!want.tag || q.tags.includes(want.tag)) &&
		(!want.state || (want.state == 'due' ? due(q) : state(q) == want.state)) &&
		typed.every(w => q.text.includes(w)))
}
function filter() {
	const found = matching(), set = new Set(found), some = found.length < questions.length
	for (const q of questions) if (q.element.hidden == set.has(q)) q.element.hidden = !set.has(q)
	for (const s of $$('.section')) s.hidden = some && !$(item + ':not([hidden])', s)
	for (const e of $$('main > .intro, main > .notes')) e.hidden = some
	$('#count').textContent = share(found.length, questions.length)
}

// A run is a review or a test: one question after the other. Its order is that of a seed (mulberry32).
let run = null
function random(seed) {
	return () => {
		let t = seed = seed + 0x6D2B79F5 | 0
		t = Math.imul(t ^ t >>> 15, t | 1)
		t ^= t + Math.imul(t ^ t >>> 7, t | 61)
		return ((t ^ t >>> 14) >>> 0) / 2 ** 32
	}
}
function shuffled(list) {
	const out = [...list], next = random(+form.seed.value)
	for (let i = out.length - 1; i > 0; i--) {
		const j = floor(next() * (i + 1));
		[out[i], out[j]] = [out[j], out[i]]
	}
	return out
}
function begin(test) {
	let queue = matching()
	if (test) queue = shuffled(queue).slice(0, max(1, +form.n.value))
	else {
		const first = queue.filter(due), fresh = queue.filter(q => !memory(q))
		queue = [...first, ...(form.shuffle.checked ? shuffled(fresh) : fresh)].slice(0, max(1, +form.n.value))
	}
	if (!queue.length) return announce($('#sum').textContent = say('nothing-due'))
	run = {test, queue, at: -1, right: new Set(), judged: new Set(), asked: [...queue]}
	if (test) {
		run.end = Date.now() + 6e4 * max(1, +form.minutes.value)
		run.timer = setInterval(tick, 1000)
		history.replaceState(null, '', `#test-${form.n.value}-${form.minutes.value}-${form.seed.value}`)
	}
	document.body.classList.add('running')
	$('#clock').hidden = !test
	$('#result').hidden = true
	if (test) tick()
	advance()
}
function tick() {
	const left = max(0, round((run.end - Date.now()) / 1000))
	const time = floor(left / 60) + ':' + String(left % 60).padStart(2, '0')
	$('#clock').textContent = say('time-left', {time})
	if (left == 300 || left == 60) announce($('#clock').textContent)
	if (!left) finish(true)
}
function advance() {
	run.q?.element.classList.remove('current')
	const q = run.q = run.queue[++run.at]
	if (!q) return finish()
	$('#left').textContent = share(run.at + 1, run.queue.length)
	$('#step').max = run.queue.length
	$('#step').value = run.at
	for (let e = q.element; e != document.body; e = e.parentElement) e.hidden = false
	q.element.classList.add('current')
	$('.marks', q.element)?.remove()
	cover(q)
	if (!q.fold) reveal(q)
	q.head.focus()
	scrollTo(0, 0)
}
function finish(late) {
	const {test, timer, asked, right, q} = run
	clearInterval(timer)
	q?.element.classList.remove('current')
	document.body.classList.remove('running')
	run = null
	for (const a of asked) if (a.fold) a.fold.open = false
	all()
	if (!test) {
		$('#review').focus()
		return announce(say('nothing-due'))
	}
	const rows = $('#scores')
	rows.replaceChildren()
	const score = list => share(list.filter(q => right.has(q)).length, list.length)
	sections.forEach((s, i) => {
		const own = asked.filter(q => q.section == i)
		if (own.length) rows.append(make('tr', {}, make('th', {scope: 'row', textContent: titleOf(s)}), make('td', {textContent: score(own)})))
	})
	$('#score').textContent = (late ? say('time-up') + ' ' : '') + score(asked) + ' · ' + round(100 * right.size / asked.length) + ' %'
	$('#missed').replaceChildren(...asked.filter(q => !right.has(q)).map(q =>
		make('li', {}, make('a', {href: '#' + q.key, textContent: q.head.textContent}))))
	$('#result').hidden = false
	$('#result h2').focus()
}

// An answer is revealed when its fold is opened: options that were chosen are checked, and the marks appear.
function cover(q) {
	if (q.fold) q.fold.open = false
	for (const i of $$('.options input', q.element)) i.checked = i.disabled = false
	for (const i of $$('.options li', q.element)) i.classList.remove('right', 'wrong')
	for (const v of $$('.verdict', q.element)) v.remove()
}
function reveal(q) {
	const right = (q.element.dataset.right || '').split(' ').filter(x => x)
	const inputs = $$('.options input', q.element), chosen = inputs.some(i => i.checked)
	const all = inputs.every((input, i) => input.checked == right.includes(String(i)))
	const verdict = chosen && right.length ? all : null
	if (verdict != null && !$('.verdict', q.element)) inputs.forEach((input, i) => {
		const good = right.includes(String(i))
		if (run) input.disabled = true
		if (!good && !input.checked) return
		input.parentElement.classList.add(good ? 'right' : 'wrong')
		input.parentElement.append(make('span', {className: 'verdict', textContent: say(good ? 'right' : 'wrong')}))
	})
	if (!$('.marks', q.element)) (q.fold || q.element).append($('#marks').content.firstElementChild.cloneNode(true))
	const judged = run?.test && right.length > 0
	if (judged && run.q == q && !run.judged.has(q)) {
		run.judged.add(q)
		if (verdict) run.right.add(q)
		grade(q, verdict ? 3 : 1)
	}
	for (const b of $$('.marks [value]', q.element)) b.hidden = judged
	$('.marks .next', q.element).hidden = !judged
	paint(q)
	if (verdict != null) announce(say(verdict ? 'right' : 'wrong'))
}
function mark(q, g) {
	const test = run?.test, current = run?.q == q
	if (test && current && (q.element.dataset.right || !$('.marks', q.element))) return
	grade(q, g)
	if (!current) return
	if (test && g > 2) run.right.add(q)
	if (!test && g == 1) run.queue.push(q)
	advance()
}
for (const list of $$('ol.options')) {
	const q = of(list.closest('article'))
	if (!q) continue
	const group = make('div')
	group.setAttribute('role', 'group')
	group.setAttribute('aria-labelledby', q.key)
	list.before(group)
	group.append(list)
	;[...list.children].forEach((item, i) => {
		item.id = q.key + '-' + i
		const input = make('input', {type: q.element.dataset.several ? 'checkbox' : 'radio', name: q.key})
		input.setAttribute('aria-labelledby', item.id)
		item.prepend(input)
	})
}
document.addEventListener('toggle', e => {
	const q = e.target.matches?.('details.answer') && of(e.target.parentElement)
	if (q && e.target.open) reveal(q)
}, true)

// Commands.
const commands = {
	review: () => begin(false),
	test: () => begin(true),
	stop: () => finish(),
	open: button => {
		const open = button.getAttribute('aria-pressed') != 'true'
		button.setAttribute('aria-pressed', open)
		for (const q of questions) if (q.fold) q.fold.open = open
	},
	save: () => {
		const link = make('a', {download: document.body.dataset.file, href: URL.createObjectURL(
			new Blob([JSON.stringify(progress)], {type: 'application/json'}))})
		link.click()
		URL.revokeObjectURL(link.href)
	},
	load: () => $('#file').click(),
	forget: () => {
		if (!confirm(say('forget') + '?')) return
		progress = empty()
		write()
		all()
	},
}
document.addEventListener('click', e => {
	const button = e.target.closest('button')
	const item = e.target.closest('.options li')
	if (button) {
		const q = of(button.closest('article'))
		if (q && button.value) mark(q, +button.value)
		else if (q && run?.q == q) advance()
		else commands[button.id]?.(button)
	} else if (item && !e.target.closest('input, a')) $('input', item)?.click()
})
$('#file').addEventListener('change', async e => {
	try {
		const p = JSON.parse(await e.target.files[0].text())
		read()
		merge(p)
		write()
		all()
		announce($('#sum').textContent)
	} catch { announce(say('not-progress')), alert(say('not-progress')) }
	e.target.value = ''
})
form.addEventListener('input', e => {
	if (e.target.name == 'keys') progress.keys = e.target.checked, write()
	else if (e.target.closest('.find')) filter()
})
form.addEventListener('submit', e => e.preventDefault())
addEventListener('storage', e => { if (e.key == store) progress = empty(), read(), all() })
document.addEventListener('keydown', e => {
	if (!form.keys.checked || e.altKey || e.ctrlKey || e.metaKey) return
	if (e.target.matches?.('select, textarea, input:not([type=checkbox]):not([type=radio])')) return
	const near = run?.q || of(document.activeElement.closest(item))
	if (run && e.key == 'Escape') finish()
	else if (near && /^[123]$/.test(e.key)) mark(near, +e.key)
	else if (e.key == ' ' && near?.fold && !e.target.closest?.('button, summary, input, a')) {
		near.fold.open = !near.fold.open
		e.preventDefault()
	} else if (!run && e.key == '/') {
		form.text.focus()
		e.preventDefault()
	} else if (!run && 'jk'.includes(e.key)) step(near, e.key == 'j' ? 1 : -1)
})
function step(from, by) {
	const seen = questions.filter(q => !q.element.hidden)
	seen[within(seen.indexOf(from) + by, 0, seen.length - 1)]?.head.focus()
}
let closed = []
addEventListener('beforeprint', () => {
	closed = questions.filter(q => q.fold && !q.fold.open && !run).map(q => q.fold)
	for (const fold of closed) fold.open = true
})
addEventListener('afterprint', () => { for (const fold of closed) fold.open = false })

if (innerWidth < 1120 && $('.toc .whole')) $('.toc .whole').open = false
const shared = location.hash.match(/^#test-(\d+)-(\d+)-(\d+)$/)
if (form.seed) form.seed.value = floor(Math.random() * 1e4)
if (shared) [form.n.value, form.minutes.value, form.seed.value] = shared.slice(1)
read()
form.keys.checked = progress.keys !== false
document.body.classList.add('scripted')
for (const e of $$('[data-scripted]')) e.hidden = false
all()
