package listing

import "example.org/studyguide/source/pattern"

// A feature is a sign of a language in a listing. Its weight counts once a match, at most three times.
type feature struct {
	lang   string
	weight int
	re     *pattern.Pattern
}

// features holds the signs by language. A sign that several languages share has a low weight in each; one unique to a
// language weighs at least 4, enough to decide alone.
var features = []feature{
	{"javascript", 3, pattern.New(`\b(?:const|let)\s+[\w$\{\[]+`)},
	{"javascript", 2, pattern.New(`=>`)},
	{"javascript", 3, pattern.New(`\brequire\(['"]`)},
	{"javascript", 4, pattern.New(`\bconsole\.(?:log|error|warn|info|table)\b`)},
	{"javascript", 3, pattern.New(`\b(?:module\.exports|exports\.\w+|process\.(?:env|argv|exit|nextTick))\b`)},
	{"javascript", 2, pattern.New(`\bfunction\s*\*?\s*\w*\s*\([\w\s,={}\[\].]*\)`)},
	{"javascript", 2, pattern.New(`[^=!]==='?|!==`)},
	{"javascript", 3, pattern.New(`\b(?:document|window|Promise|Math|JSON|Object|Array)\.\w+`)},
	{"javascript", 2, pattern.New(`\basync\s+function\b|\bawait\s+\w|\basync\s*\(`)},
	{"javascript", 2, pattern.New(`[({,]\s*\{?\s*[a-z]\w*:\s*['"\w\[{]`)},
	{"javascript", 2, pattern.New(`\w\([^()]*\{\s*\w+:\s[^()]*\}\s*\)`)},
	{"javascript", 1, pattern.New(`(?m)^\s*//`)},
	{"javascript", 2, pattern.New(`(?m)\b[a-z]\w*\.\w+\('[^']*'.*\);?\s*(?://.*)?$`)},
	{"javascript", 2, pattern.New(`\bvar\s+\w+\s*(?:=|;)`)},
	{
		"javascript",
		4,
		pattern.New(`(?m)^\s*(?:import|export)\s.*\bfrom\s+['"]|^\s*export\s+(?:default|const|function)\b`),
	},
	{"javascript", 2, pattern.New(`\b(?:typeof|undefined|NaN)\b`)},
	{
		"javascript",
		2,
		pattern.New(
			`\b(?:app|router|server)\.(?:get|post|put|delete|use|listen)\(|\bres\.(?:send|json|status|render)\(`,
		),
	},

	{"typescript", 4, pattern.New(`[\w\])?]:\s*(?:string|number|boolean|any|void|unknown|never)\b`)},
	{
		"typescript",
		3,
		pattern.New(
			`(?m)^\s*(?:export\s+)?(?:type\s+\w+(?:<.*>)?\s*=|interface\s+\w+\s*(?:extends\s+\w+\s*)?\{|enum\s+\w+\s*\{)`,
		),
	},
	{"typescript", 3, pattern.New(`\b(?:readonly\s+\w+:|as\s+const\b|keyof\s|declare\s+module|implements\s)`)},

	{
		"java",
		4,
		pattern.New(
			`\b(?:public|private|protected)\s+(?:(?:static|final|abstract|synchronized|transient|volatile)\s+)*[\w<>\[\],.? ]+\s+\w+\s*[({;=]`,
		),
	},
	{"java", 4, pattern.New(`\b(?:public|abstract|final)\s+(?:class|interface|enum|record)\s`)},
	{"java", 3, pattern.New(`(?m)^\s*@[A-Z]\w+(?:\(.*\))?\s*$`)},
	{"java", 5, pattern.New(`\bSystem\.(?:out|err|in)\b|\bpublic\s+static\s+void\s+main\b`)},
	{"java", 5, pattern.New(`(?m)^\s*import\s+(?:static\s+)?(?:javax?|org|com|io|lombok)\.[\w.*]+;`)},
	{"java", 2, pattern.New(`\b(?:String|Integer|Long|Object|List<\w+>|Map<.*>|Optional<\w+>)\s+\w+\s*[=;,)(]`)},
	{"java", 1, pattern.New(`\bnew\s+[A-Z]\w*(?:<.*?>)?\(`)},
	{"java", 2, pattern.New(`\b(?:throws\s+[A-Z]\w+|extends\s+[A-Z]\w+|implements\s+[A-Z]\w+|instanceof\s)`)},
	{"java", 2, pattern.New(`(?m)^\s*[A-Z]\w*(?:<.*>)?\s+\w+\s*(?:=.*|\(.*\)\s*\{.*);?$`)},

	{"csharp", 5, pattern.New(`(?m)^\s*using\s+(?:static\s+)?[A-Z][\w.]*;|\bConsole\.(?:Write|Read)|\{\s*get;`)},
	{"csharp", 4, pattern.New(`\b(?:async\s+Task|IEnumerable<|IActionResult|Task<\w+>)`)},
	{
		"csharp",
		3,
		pattern.New(
			`(?m)^\s*namespace\s+[\w.]+|\b(?:public|private|protected|internal)\s+(?:override|virtual|async|partial|string|bool|sealed|record|readonly)\b`,
		),
	},
	{"csharp", 2, pattern.New(`\b(?:string|bool|decimal|var)\s+\w+\s*=\s*(?:new\b|"|true|false)`)},
	{"csharp", 3, pattern.New(`\bpublic\s+(?:class|interface|struct)\s+\w+\s*:\s*\w`)},

	{"python", 5, pattern.New(`(?m)^\s*(?:async\s+)?def\s+\w+\(.*\).*:\s*(?:#.*)?$`)},
	{"python", 4, pattern.New(`(?m)^\s*(?:from\s+[\w.]+\s+import\s+[\w., *()]+|import\s+[\w., ]+)\s*$`)},
	{"python", 4, pattern.New(`(?m)^\s*class\s+\w+(?:\(.*\))?:\s*$`)},
	{"python", 3, pattern.New(`(?m)^\s*(?:if|elif|for|while|with|try|except|else|finally)\b[^{]*:\s*(?:#.*)?$`)},
	{"python", 2, pattern.New(`(?m)^\s*print\(.*\)\s*(?:#.*)?$`)},
	{"python", 3, pattern.New(`\bself\b[.,)]|\b__\w+__\b|\bin\s+range\(|\(\w+,\)|\blambda\s+\w*:`)},
	{"python", 2, pattern.New(`\b(?:None|True|False)\b|\b[fr]"`)},
	{"python", 3, pattern.New(`(?m)^\s*@[a-z_]\w*(?:\.\w+)*(?:\(.*\))?\s*$`)},
	{"python", 1, pattern.New(`(?m)^\s*#\s|^[a-z_][\w, ]*\s=\s.*[\w)\]"'}]$`)},

	{"go", 5, pattern.New(`(?m)^package\s+\w+\s*$|\berr\s*!=\s*nil\b|^\s*type\s+\w+\s+(?:struct|interface)\b`)},
	{"go", 4, pattern.New(`(?m)^\s*(?:go\s+|defer\s+|return\s+)?func\s*(?:\(.*?\)\s*)?\w*\s*\(.*\).*\{`)},
	{
		"go",
		3,
		pattern.New(`\w\s*:=\s*\w|\b(?:fmt|http|sync|context|errors)\.[A-Z]\w+|\bdefer\s|\bmake\((?:chan|map|\[\])`),
	},

	{"php", 6, pattern.New(`<\?php|<\?=`)},
	{"php", 5, pattern.New(`\$_(?:GET|POST|REQUEST|SESSION|COOKIE|SERVER|FILES|ENV)\b`)},
	{"php", 3, pattern.New(`(?m)^\s*\$\w+(?:\[.*?\])?\s*(?:\.?=|->)`)},
	{
		"php",
		3,
		pattern.New(`(?m)^\s*(?:require|include)(?:_once)?\s*\(?['"].*;|\.php['"]|\bcatch\s*\(\\?\w+(?:\|\w+)*\s+\$`),
	},
	{
		"php",
		2,
		pattern.New(`\$\w+->\w+|\bfunction\s+\w+\((?:[\w?]+\s+)?\$\w+|\barray\(|\bsession_start\(|\bforeach\s*\(\s*\$`),
	},
	{"php", 1, pattern.New(`[^=!]===|(?m)^\s*echo\s.*;|=>\s`)},

	{"bash", 6, pattern.New(`^#!.*\b(?:ba|z|k|da)?sh\b`)},
	{"bash", 4, pattern.New(`(?m)^\s*\$\s+\w|^\s*export\s+\w+=|;\s*export\s+\w+|\b2>&1\b|^\s*(?:fi|done|esac)\b`)},
	{
		"bash",
		3,
		pattern.New(
			`\|\s*(?:grep|awk|sed|wc|sort|head|tail|xargs|tee|uniq|cut)\b|(?m)^\s*(?:if|while|elif)\s+\[|;\s*(?:then|do)\b`,
		),
	},
	{"bash", 2, pattern.New(`(?m)^\s*echo\s+[^;(]*$|\$\{\w+|\$\(|^\s*[A-Z_]+=\S*$|^\s*\w+\s*\(\)\s*\{`)},
	{"bash", 1, pattern.New(`\s--?[a-zA-Z][\w-]*|\$\w+|&&`)},

	{"c", 5, pattern.New(`#include\s*<(?:stdio|stdlib|string|unistd|stdint|pthread|math|ctype|assert)\.h>`)},
	{"c", 3, pattern.New(`\bprintf\(|\bint\s+main\s*\(|\b(?:malloc|calloc|free|sizeof|strlen|scanf)\s*\(|\bNULL\b`)},
	{
		"c",
		2,
		pattern.New(
			`\b(?:int|char|float|double|void|long|unsigned|size_t)\s+\*?\w+\s*(?:[=;(,)]|\[)|\bstruct\s+\w+\s*\*?\w*\s*[{;]`,
		),
	},

	{
		"cpp",
		6,
		pattern.New(
			`#include\s*<(?:iostream|vector|string|map|memory|algorithm|set|thread|functional|utility|unordered_map)>|\busing\s+namespace\b`,
		),
	},
	{"cpp", 5, pattern.New(`\bstd::|\b(?:cout|cerr)\s*<<|\bcin\s*>>|\btemplate\s*<|\bnullptr\b|\bconstexpr\b`)},
	{
		"cpp",
		3,
		pattern.New(
			`\bauto\s*[&*]?\s*\w+\s*[=:]|\b\w+::~?\w+\s*\(|(?m)^\s*(?:public|private|protected):\s*$|\bvirtual\s|\bconst\s+\w+\s*&`,
		),
	},

	{"ruby", 4, pattern.New(`(?m)^\s*end\s*$|\bdo\s*\|\w|^\s*attr_(?:accessor|reader|writer)\b`)},
	{
		"ruby",
		3,
		pattern.New(
			`(?m)^\s*def\s+[\w.]+[?!]?(?:\s*\(.*\))?\s*$|^\s*puts\s|:\w+\s*=>|^\s*require\s+['"][^;]*$|^\s*class\s+\w+\s*(?:<\s*[\w:]+)?\s*$`,
		),
	},

	{"rust", 4, pattern.New(`\blet\s+mut\b|\bprintln!\(|(?m)^\s*(?:pub\s+)?fn\s+\w+.*\{|\bimpl\b.*\{|&mut\b`)},
	{"kotlin", 4, pattern.New(`(?m)^\s*(?:override\s+|suspend\s+|private\s+)*fun\s+[\w.<> ]+\(|\bdata\s+class\b`)},
	{"kotlin", 2, pattern.New(`\bval\s+\w+\s*[:=]|\bprintln\(`)},

	{"html", 6, pattern.New(`(?i)<!doctype\s+html|<html\b`)},
	{
		"html",
		4,
		pattern.New(
			`(?i)<(?:head|body|div|span|p|a|ul|ol|li|form|input|script|img|h[1-6]|button|table|tr|td|label|meta|link|section|nav|header|footer|article|select|option|style|template|video)\b[^>]*>`,
		),
	},
	{"xml", 6, pattern.New(`<\?xml\b`)},
	{
		"xml",
		2,
		pattern.New(
			`(?m)^\s*<[\w:.-]+(?:\s[^>]*)?>[^<]*(?:</[\w:.-]+>)?\s*$|<(?:beans?|dependency|groupId|artifactId|project)\b`,
		),
	},

	{
		"css",
		4,
		pattern.New(
			`(?m)^\s*@(?:media|keyframes|font-face|import)\b|\b\d+(?:px|rem|em|vh|vw)\b|^\s*(?:color|display|margin|padding|background|font-[a-z]+|position|width|height|border)\s*:`,
		),
	},
	{"css", 3, pattern.New(`(?m)^\s*[.#:*]?[a-zA-Z][\w-]*(?:[\s,>:.#][\w.#:> -]*)?\{\s*(?:[a-z-]+:.*)?$`)},
	{"css", 1, pattern.New(`(?m)^\s*[a-z-]+:\s*[^;{}]+;\s*$`)},

	{"dockerfile", 5, pattern.New(`(?m)^FROM\s+[\w./:@-]+(?:\s+(?i:as)\s+\w+)?\s*$`)},
	{"dockerfile", 3, pattern.New(`(?m)^(?:RUN|CMD|ENTRYPOINT|COPY|ADD|WORKDIR|EXPOSE|ENV|ARG|HEALTHCHECK)\s+\S`)},
	{
		"graphql",
		5,
		pattern.New(
			`(?m)^\s*(?:query|mutation|subscription|fragment)\s+\w+[^=;]*\{|^\s*type\s+(?:Query|Mutation)\s*\{|^\s*\w+(?:\(.*\))?:\s*(?:\[[A-Z]\w*!?\]!?|[A-Z]\w*!)\s*$`,
		),
	},
}

// A sqlSign is a sign of SQL. The first must start a line, so that a query in a string of another language does not
// count; the others count only in addition.
var (
	sqlStart = pattern.New(
		`(?im)^\s*(?:select\b|insert\s+into\b|update\s+\w+\s+set\b|delete\s+from\b|(?:create|alter|drop|truncate)\s+(?:or\s+replace\s+)?(?:unique\s+|temporary\s+|materialized\s+)?(?:table|index|view|database|schema|procedure|function|trigger|user|role)\b|with\s+\w+\s+as\s*\(|grant\s.*\son\s|explain\s+(?:analyze\s+)?select|(?:start|set|begin)\s+transaction\b|from\s+\w+\s+(?:where|join)\b)`,
	)
	sqlSign = pattern.New(
		`(?i)\b(?:from|where|group\s+by|order\s+by|having|join|values|primary\s+key|foreign\s+key|references|varchar|not\s+null|commit)\b|(?m)^\s*--\s|\bon\s+\w+\s*\(`,
	)
	yamlLine = pattern.New(`^\s*(?:-\s+)?[\w."'/-]+:(?:\s+[^{};]*|\s+\{\{.*|\s+[|>]-?)?$|^\s*-\s+\S|^\s*#|^---$`)
	jsonLine = pattern.New(`"[\w $.@/-]+"\s*:\s*["\d\[{tfn-]`)
)
