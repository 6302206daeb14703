package source

import (
	"strings"
	"testing"
)

func TestDetectLanguage(t *testing.T) {
	for _, test := range []struct{ name, want, text string }{
		{"german", "de", "Was ist ein Segel und wozu dient es? Ein Segel ist ein Tuch, das den Wind fängt und das Schiff vorantreibt. Es wird an Mast und Baum befestigt. Wie hält man Kurs, wenn der Wind von vorne kommt? Man kreuzt: Das Schiff fährt im Zickzack gegen den Wind. Warum haben Schiffe einen Kiel? Weil sie sonst umfallen würden und der Wind sie zur Seite schöbe. "},
		{"spanish", "es", "¿Qué es una vela y para qué sirve? Una vela es una tela que recoge el viento y empuja el barco. Se sujeta al mástil y a la botavara. ¿Cómo se mantiene el rumbo cuando el viento viene de frente? Se navega en zigzag contra el viento. ¿Por qué tienen quilla los barcos? Porque de otro modo volcarían y el viento los llevaría de lado. "},
		{"portuguese with terms", "pt", "O que é uma goroutine? É uma função que roda ao mesmo tempo que as outras. O scheduler distribui as goroutines entre as threads do sistema. Quando usar um channel? Quando duas goroutines precisam trocar dados sem um mutex. O que acontece se ninguém lê do channel? A goroutine fica parada até que alguém leia, e se não houver ninguém o programa termina com um deadlock. "},
		{"french", "fr", "Qu'est-ce qu'une voile et à quoi sert-elle ? Une voile est une toile qui prend le vent et pousse le bateau. Elle est fixée au mât et à la bôme. Comment tient-on le cap quand le vent vient de face ? On tire des bords contre le vent. Pourquoi les bateaux ont-ils une quille ? Parce que sinon ils chavireraient et que le vent les pousserait sur le côté. "},
		{"russian", "ru", "Что такое парус и для чего он нужен? Парус — это ткань, которая ловит ветер и движет корабль. Он крепится к мачте и к гику. Как держать курс, если ветер дует навстречу? Корабль идёт зигзагом против ветра. Зачем кораблю киль? Иначе он опрокинулся бы, и ветер сносил бы его в сторону. "},
		{"ukrainian", "uk", "Що таке вітрило і навіщо воно потрібне? Вітрило — це тканина, яка ловить вітер і рухає корабель. Воно кріпиться до щогли. Як тримати курс, якщо вітер дме назустріч? Корабель іде зиґзаґом проти вітру. Навіщо кораблю кіль? Інакше він перекинувся б, і вітер зносив би його вбік. "},
		{"arabic", "ar", "ما هو الشراع ولماذا نستخدمه؟ الشراع قطعة من القماش تلتقط الريح وتدفع السفينة. يثبت الشراع على الصاري. كيف نحافظ على الاتجاه عندما تأتي الريح من الأمام؟ تسير السفينة في خط متعرج عكس الريح. لماذا للسفن عارضة؟ لأنها بدونها تنقلب وتدفعها الريح إلى الجانب. "},
		{"chinese with terms", "zh", "什么是 goroutine？它是由 Go runtime 调度的轻量级线程。channel 有什么用？两个 goroutine 通过 channel 交换数据，不需要 mutex。没有人读取时会怎样？goroutine 会一直等待，最后程序因为 deadlock 而退出。"},
		{"japanese", "ja", "帆とは何ですか。帆は風を受けて船を進める布です。マストに取り付けます。向かい風のときはどうしますか。船はジグザグに進みます。竜骨はなぜ必要ですか。ないと船が倒れるからです。"},
		{"english", "", "What is a sail and what is it for? A sail is a cloth that catches the wind and drives the ship. It is bent to a mast and a boom. How is a course held when the wind is ahead? The ship tacks. Why do ships have a keel? Without one they would fall over, and the wind would push them aside. "},
		{"terms", "", "Mutex Semaphore Deadlock Livelock Starvation Scheduler Thread Process Interrupt Cache Paging Segmentation Kernel Syscall Signal Socket Pipe Inode Superblock Journal Mount Swap Fragmentation Buffer Spinlock Barrier Monitor Condition Producer Consumer Reader Writer Priority Inversion Context Switch Preemption "},
	} {
		if got := detectLanguage(strings.Repeat(test.text, 3)); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	if got := detectLanguage("Was ist ein Segel?"); got != "" {
		t.Errorf("of one line: %q", got)
	}
}
