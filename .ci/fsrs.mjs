// fsrs.mjs: compare the scheduler of the practice page with ts-fsrs, on random histories. conformance-html calls it:
//
//   node .ci/fsrs.mjs node_modules/ts-fsrs/dist/index.mjs [write]
//
// With "write" it prints histories for the test of the page, render/html/testdata/fsrs.json.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'

const { fsrs, createEmptyCard, default_w, generatorParameters } = await import(pathToFileURL(resolve(process.argv[2])))
const ours = new Function(readFileSync(new URL('../render/html/fsrs.js', import.meta.url), 'utf8') +
  '\nreturn { weights, remembered, interval }')()
const day = 864e5
const theirs = fsrs(generatorParameters({ enable_fuzz: false, enable_short_term: false, request_retention: 0.9 }))

let seed = 1
const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
const write = process.argv[3] === 'write'
const histories = []
let reviews = 0, apart = 0, worst = 0
if (ours.weights.join() !== [...default_w].join()) throw new Error('the weights are not those of ts-fsrs: ' + default_w)
for (let h = 0; h < (write ? 20 : 2000); h++) {
  let card = createEmptyCard(new Date('2026-01-01')), now = +new Date('2026-01-01'), last = now, memory = null
  const history = []
  for (let i = 0; i < 10; i++) {
    const grade = 1 + Math.floor(random() * 4), days = Math.round((now - last) / day)
    card = theirs.next(card, new Date(now), grade).card
    memory = ours.remembered(memory, grade, days)
    const off = Math.max(Math.abs(memory.s / card.stability - 1), Math.abs(memory.d / card.difficulty - 1))
    worst = Math.max(worst, off)
    apart = Math.max(apart, Math.abs(ours.interval(memory.s) - card.scheduled_days))
    reviews++
    history.push([grade, days, card.stability, card.difficulty])
    last = now
    now += day * Math.max(1, Math.round(card.scheduled_days * (0.5 + random())))
  }
  histories.push(history)
}
if (write) {
  console.log('[\n' + histories.map(h => JSON.stringify(h)).join(',\n') + '\n]')
} else {
  console.log(`FSRS: ${reviews} reviews, memories within ${worst.toExponential(1)}, intervals within ${apart} days of ts-fsrs`)
  // It rounds to eight decimals, and keeps the intervals of hard, good and easy apart.
  if (worst > 1e-5 || apart > 3) process.exit(1)
}
