// What only a folder of pages has: the address of a question leads from the contents, where it never changes, to its page.
const follow = () => {
	const entry = document.getElementById(location.hash.slice(1))?.closest('[data-q]')
	if (entry) location.replace($('a', entry).href)
}
addEventListener('hashchange', follow)
follow()
