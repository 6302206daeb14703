package charset

// An alphabet lists the letters of a language that are not ASCII, the most frequent first, and the share that they have
// of the letters of a text.
type alphabet struct {
	letters string
	share   float64
	alone   string // those that are words, as trigrams may leave them out
	like    string // a language whose trigrams serve for this one, which has none
}

// basic has the letters of ASCII in an order that is about right for all languages.
const basic = "eainrtosldumcpkghbvzyfjwxq"

// alphabets has the letters of each language that is looked for. The orders are those of letter frequencies in running
// text, as they are commonly published; only their rough course matters.
var alphabets = map[string]alphabet{
	"en": {letters: "éïèöüçñ", share: 0.001},
	"fr": {letters: "éèàêçôûùîâœïëÿæü", share: 0.06, alone: "à"},
	"de": {letters: "üäößé", share: 0.04},
	"es": {letters: "óíáéñúü", share: 0.04, alone: "ó"},
	"pt": {letters: "ãáçéíóêõâúàôü", share: 0.06, alone: "éà"},
	"it": {letters: "èàùòìéó", share: 0.02, alone: "è"},
	"nl": {letters: "ëéïèöüóê", share: 0.005},
	"sv": {letters: "äåöé", share: 0.06, alone: "åö"},
	"da": {letters: "åøæé", share: 0.04, alone: "å"},
	"nb": {letters: "øåæéò", share: 0.04, alone: "å"},
	"fi": {letters: "äöåé", share: 0.06},
	"is": {letters: "ðáíúóþéöæý", share: 0.12, alone: "áí"},
	"pl": {letters: "łżęąśóćńź", share: 0.08},
	"cs": {letters: "íáěéřžčýšůúťďňó", share: 0.14},
	"sk": {letters: "áíéčžýšúľťňôďäóĺŕ", share: 0.13, like: "cs"},
	"hu": {letters: "áéöőíüóúű", share: 0.13},
	"ro": {letters: "ăîşţâșț", share: 0.07},
	"hr": {letters: "čćžšđ", share: 0.04},
	"sl": {letters: "čšž", share: 0.04},
	"tr": {letters: "ıüşğçöâî", share: 0.14},
	"et": {letters: "äõüöšž", share: 0.06},
	"lv": {letters: "āēīšņļģķūčž", share: 0.14},
	"lt": {letters: "ėšžųįūčęą", share: 0.09},
	"el": {letters: "αοιετσνηυρπκμλςήάωγόδίέθχφβύξώζψϊϋΐΰ", share: 1},
	"ru": {letters: "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", share: 1},
	"uk": {letters: "оанитвіеслркдупмьзягбчйхїюцжєшщфґ", share: 1},
	"be": {letters: "аніоетрсдвкмлупяыьзгбчйжхцэшюўёщф", share: 1},
	"bg": {letters: "аоиетнрсвлкдпмзуябъгчщцжйхшфюь", share: 1},
	"sr": {letters: "аоиенрстјувкдмплзбгчшцхжњћђфљџ", share: 1},
	"mk": {letters: "аоеинтрсвдклпмујзбгчжшцњќѓхфљѕџ", share: 1},
	"he": {letters: "יוהלאתרמשבנםדחקעפסטכזגצןךץף", share: 1},
	"ar": {letters: "اليمونترةعبهدسفكقحأجشطصخىإذزثءغضئؤظآًٌٍَُِّْـ", share: 1},
	"fa": {letters: "اینردهوتميشسبکكزگفخقلپعجآحچطژصضغذثئظأء", share: 1},
}

// The most frequent characters of languages whose encodings have several bytes a character, the most frequent first.
// In running text they are about half of all; the first words of questions are among them.
const (
	simplified = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种" +
		"事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情" +
		"明性知全三又关点正业外将两高间由问很最重并物手应向头文体美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门" +
		"任常先海通教真解教为何简述答题哪些区别怎样请说明数据据库程序系统数法线网络接口类名字符号编译型语言器原析及实践技术静态构" +
		"服务应用件结位节默值取范围访控私共包锁并缓存列索引框架函变象例继承异常集循环条求响协议端配置测试优算复杂内栈堆指针收病药医" +
		"护治疗律权义同史素细胞车辆路交济市管育"
	traditional = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種" +
		"事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情" +
		"明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門" +
		"任常先海通教真解何簡述答題哪區別怎樣請說明數據庫程式系統線網路介面類名字符號資料"
	kanji = "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語" +
		"土木聞食車何南万毎白天母火右読友左休父雨会的事用者地業方新場員立開手力問代明動京目通言理体田主題意不作度強公持野以思家世" +
		"多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転研足究楽起着店病質待試族" +
		"銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚" +
		"兄犬妹姉漢説明述次回合性化部関分成全対定法表現数値変処実行型式名関"
	syllables = "이다는을가의에하고지로한은기를사서도어나자시대인리일해그정아있수라스부제니들장과보주원조전상면으것거구공만소게" +
		"여성신계관비오우년동용경선유치안요까되적문마진미실와세무모생위당때회연국방학중명분화러발간입체개터내말물른안음드" +
		"레크트프타르데무엇어떻게왜설명까요답질문차않없같또많더각습니다했던된합식영재방통신행건단산양업반양고결" +
		"복속현최불파피하늘날씨눈땅열높함작번쓰워후설호바외쪽받론"
)
