// firefox.mjs: study with the page of a guide in Firefox, as the tests of the program do in Chromium. conformance-html calls it:
//
//   node .ci/firefox.mjs node_modules/puppeteer-core/lib/puppeteer/puppeteer-core.js PAGE.html...
//
// Each page is opened from the disk: it asks for nothing else, covers and reveals, keeps what was known over a load, checks a test,
// filters, and fits a screen of 320 pixels.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve, dirname, basename } from 'node:path'
import { pathToFileURL } from 'node:url'

const { default: puppeteer } = await import(pathToFileURL(resolve(process.argv[2])))
const profile = mkdtempSync(join(tmpdir(), 'studyguide-firefox-'))
const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX,
  userDataDir: profile, headless: true })
let failed = 0, checks = 0
const expect = (file, what, got, want) => {
  checks++
  if (JSON.stringify(got) === JSON.stringify(want)) return
  failed = 1
  console.log(`Firefox: ${basename(file)}: ${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

async function study(file) {
  const url = String(pathToFileURL(resolve(file))), folder = dirname(url) + '/'
  const page = await browser.newPage()
  page.on('console', m => { if (m.type() === 'error') expect(file, 'console', m.text(), '') })
  page.on('pageerror', e => expect(file, 'script', e.message, ''))
  page.on('request', r => { if (!r.url().startsWith(folder) && !r.url().startsWith('data:')) expect(file, 'request', r.url(), '') })
  const open = async () => {
    await page.goto(url)
    await page.waitForFunction(() => document.body.classList.contains('scripted'))
  }
  // What is seen, of the questions that the page has.
  const seen = () => page.evaluate(() => [...document.querySelectorAll('article.qa, [data-q]')].filter(q => q.checkVisibility()).length)
  const state = n => page.evaluate(n => [...document.querySelectorAll('article.qa, [data-q]')][n].dataset.state, n)
  await page.setViewport({ width: 1200, height: 900 })
  await open()
  await page.evaluate(() => localStorage.clear())
  await open()
  const all = await seen()
  expect(file, 'it has questions', all > 0, true)

  const run = await page.$('#review')
  if (run && await page.$('article.qa')) {
    await page.evaluate(() => document.querySelector('#review').click())
    expect(file, 'a review shows one question', await seen(), 1)
    expect(file, 'its answer is covered', await page.evaluate(() => document.querySelector('.current details.answer')?.open ?? false), false)
    const at = () => page.evaluate(() => [...document.querySelectorAll('article.qa')].findIndex(q => q.classList.contains('current')))
    const first = await at()
    await page.keyboard.press(' ')
    await page.waitForFunction(() => document.querySelector('.current .marks'))
    await page.keyboard.press('3')
    const second = await at()
    expect(file, 'the next question comes', second !== first, true)
    await page.keyboard.press('2')
    await page.keyboard.press('Escape')
    expect(file, 'all questions are back', await seen(), all)
    await open()
    expect(file, 'what was known is kept', [await state(first), await state(second)], ['know', 'partly'])

    await page.evaluate(() => {
      const form = document.querySelector('#filters')
      form.n.value = 3, form.seed.value = 7
      document.querySelector('#test').click()
    })
    for (let i = 0; i < 3; i++) {
      await page.evaluate(() => {
        document.querySelector('.current .options li')?.click()
        const fold = document.querySelector('.current details.answer')
        if (fold) fold.open = true
      })
      await page.waitForFunction(() => document.querySelector('.current .marks'))
      await page.evaluate(() => (document.querySelector('.current .marks .next:not([hidden])') ??
        document.querySelector('.current .marks [value="3"]')).click())
    }
    expect(file, 'a test has a result', await page.evaluate(() => /\/\D*3/.test(document.querySelector('#score').textContent)), true)
    await open()
  }
  const few = await page.evaluate(() => {
    const form = document.querySelector('#filters')
    form.text.value = 'zxqv'
    form.text.dispatchEvent(new Event('input', { bubbles: true }))
    const left = [...document.querySelectorAll('article.qa, [data-q]')].filter(q => q.checkVisibility()).length
    form.text.value = ''
    form.text.dispatchEvent(new Event('input', { bubbles: true }))
    return left
  })
  expect(file, 'a search leaves what it finds', [few, await seen()], [0, all])

  await page.setViewport({ width: 320, height: 640 })
  for (const answers of ['closed', 'open']) {
    expect(file, `it fits 320 px, answers ${answers}`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
    await page.evaluate(() => document.querySelector('#open')?.click())
  }
  await page.close()
}

try {
  for (const file of process.argv.slice(3)) await study(file)
  if (!failed) console.log(`${await browser.version()}: ${process.argv.length - 3} pages studied from, ${checks} checks`)
} finally {
  await browser.close()
  rmSync(profile, { recursive: true, force: true })
}
process.exit(failed)
