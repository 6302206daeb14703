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
		{"azerbaijani", "az", "Yelkən nədir və nə üçün istifadə olunur? Yelkən küləyi tutan böyük parça kətandır, " +
			"gəmini irəli aparır. Sükan nədir? Sükan gəminin arxasında olan taxtadır, onun " +
			"istiqamətini dəyişdirir. Lövbər nədir? Lövbər gəmini yerində saxlayan ağır dəmirdir. " +
			"Gəminin göyərtəsi nə üçün lazımdır? Göyərtə üzərində dənizçilər işləyir və yükləri " +
			"daşıyırlar. Dəyişən nədir? Dəyişən proqramda məlumatı saxlamaq üçün ayrılmış yaddaş " +
			"sahəsidir. Funksiya müəyyən bir işi yerinə yetirən kod hissəsidir və onu bir neçə dəfə " +
			"çağırmaq olar. Obyekt yönümlü proqramlaşdırma nədir? Bu, proqramı obyektlər və siniflər " +
			"şəklində qurmaq üsuludur. Verilənlər bazası məlumatları saxlayır və onlara sürətli " +
			"müraciət imkanı verir."},
		{"uzbek", "uz", "Yelkan nima va u nima uchun kerak? Yelkan shamolni ushlaydigan katta mato bo'lib, kemani " +
			"oldinga suradi. Rul nima? Rul kemaning orqa qismidagi taxta bo'lib, uning yo'nalishini " +
			"o'zgartiradi. Langar nima? Langar kemani joyida ushlab turadigan og'ir temirdir. " +
			"O'zgaruvchi nima? O'zgaruvchi dasturda ma'lumotni saqlash uchun ajratilgan xotira " +
			"joyidir. Funksiya nima uchun ishlatiladi? Funksiya ma'lum bir vazifani bajaradigan kod " +
			"qismi bo'lib, uni bir necha marta chaqirish mumkin. Ma'lumotlar bazasi ma'lumotlarni " +
			"saqlaydi va ularga tez murojaat qilish imkonini beradi. Dasturchi kodni yozadi, keyin " +
			"uni tekshiradi va xatolarni tuzatadi. Kompilyator dasturni mashina tiliga o'giradi."},
		{"turkish", "tr", "Yelken nedir ve ne için kullanılır? Yelken rüzgârı tutan büyük bir bez parçasıdır ve " +
			"tekneyi ileri götürür. Dümen nedir? Dümen teknenin arkasında bulunan ve yönünü " +
			"değiştiren bir tahtadır. Çapa nedir? Çapa tekneyi yerinde tutan ağır bir demirdir. " +
			"Değişken nedir? Değişken, programda bilgiyi saklamak için ayrılmış bellek alanıdır. " +
			"Fonksiyon belirli bir işi yapan kod parçasıdır ve birçok kez çağrılabilir. Veritabanı " +
			"verileri saklar ve onlara hızlı erişim sağlar. Programcı kodu yazar, sonra onu dener ve " +
			"hataları düzeltir. Derleyici programı makine diline çevirir."},
		{"vietnamese", "vi", "Cánh buồm là gì và dùng để làm gì? Cánh buồm là một tấm vải lớn đón gió và đẩy thuyền đi " +
			"tới. Bánh lái là gì? Bánh lái là tấm ván ở phía sau thuyền, dùng để đổi hướng. Mỏ neo là " +
			"gì? Mỏ neo là một khối sắt nặng giữ thuyền đứng yên tại chỗ. Biến là gì? Biến là vùng " +
			"nhớ dành để lưu dữ liệu trong chương trình. Hàm là một đoạn mã thực hiện một công việc " +
			"nhất định và có thể được gọi nhiều lần. Cơ sở dữ liệu lưu trữ dữ liệu và cho phép truy " +
			"cập nhanh. Lập trình viên viết mã, sau đó kiểm tra và sửa lỗi. Trình biên dịch chuyển " +
			"chương trình sang ngôn ngữ máy."},
		{"indonesian", "id", "Apa itu layar dan untuk apa digunakan? Layar adalah kain besar yang menangkap angin dan " +
			"mendorong kapal ke depan. Apa itu kemudi? Kemudi adalah papan di bagian belakang kapal " +
			"yang mengubah arahnya. Apa itu jangkar? Jangkar adalah besi berat yang menahan kapal di " +
			"tempatnya. Apa itu variabel? Variabel adalah bagian memori yang digunakan untuk " +
			"menyimpan data di dalam program. Fungsi adalah potongan kode yang melakukan tugas " +
			"tertentu dan dapat dipanggil berkali-kali. Basis data menyimpan data dan memberikan " +
			"akses yang cepat. Pemrogram menulis kode, lalu mencobanya dan memperbaiki kesalahan."},
		{"vietnamese without its marks", "", "Canh buom la gi va dung de lam gi? Canh buom la mot tam vai lon don gio va day thuyen di " +
			"toi. Banh lai la gi? Banh lai la tam van o phia sau thuyen, dung de doi huong. Mo neo la " +
			"gi? Mo neo la mot khoi sat nang giu thuyen dung yen tai cho. Bien la vung nho danh de " +
			"luu du lieu trong chuong trinh. Ham la mot doan ma thuc hien mot cong viec nhat dinh."},
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
