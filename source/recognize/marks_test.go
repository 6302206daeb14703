package recognize

import "testing"

func TestReadMark(t *testing.T) {
	for _, test := range []struct {
		line   string
		style  style
		number string
		rest   string
	}{
		{"Que 5. What is it?", wordNumber, "5", "What is it?"},
		{"Q5: What is it?", wordNumber, "5", "What is it?"},
		{"Q.5) What is it?", wordNumber, "5", "What is it?"},
		{"Question #12 - What is it?", wordNumber, "12", "What is it?"},
		{"QUESTION 3", wordNumber, "3", ""},
		{"Q42.b. What is it?", wordNumber, "42.b", "What is it?"},
		{"Pregunta 2: ¿Qué es?", wordNumber, "2", "¿Qué es?"},
		{"問題3：何ですか", wordNumber, "3", "何ですか"},
		{"第7题、什么是栈", wordNumber, "7", "什么是栈"},
		{"A1)  What is it?", letterMark, "A1", "What is it?"},
		{"5. What is it?", numberMark, "5", "What is it?"},
		{"(5) What is it?", numberMark, "5", "What is it?"},
		{"5.What is it?", numberMark, "5", "What is it?"},
		{"#5 What is it?", numberMark, "5", "What is it?"},
		{"5-What is it?", numberMark, "5", "What is it?"},
		{"3-way handshaking?", noMark, "", "3-way handshaking?"},
		{"2-D arrays?", noMark, "", "2-D arrays?"},
		{"5、什么是栈", numberMark, "5", "什么是栈"},
		{"1️⃣2️⃣ What is it?", numberMark, "12", "What is it?"},
		{"❓ 3. What is it?", numberMark, "3", "What is it?"},
		{"2.7 What is it?", dottedMark, "2.7", "What is it?"},
		{"2.7. What is it?", dottedMark, "2.7", "What is it?"},
		{"Q: What is it?", wordMark, "", "What is it?"},
		{"Question:- What is it?", wordMark, "", "What is it?"},
		{"What is it?", noMark, "", "What is it?"},
		{"5 ways to do it", noMark, "", "5 ways to do it"},
		{"3.5 seconds", noMark, "", "3.5 seconds"},
		{"10:30 in the morning", noMark, "", "10:30 in the morning"},
		{"Question 5 of the exam", noMark, "", "Question 5 of the exam"},
		{"Q&A", noMark, "", "Q&A"},
		{"Questions and answers", noMark, "", "Questions and answers"},
		{"Quest 5", noMark, "", "Quest 5"},
		{"10001. What is it?", numberMark, "10001", "What is it?"},
		{"10001. The keel", numberMark, "10001", "The keel"},
		{"(123456) The keel", numberMark, "123456", "The keel"},
		{"10001 - What is it?", numberMark, "10001", "What is it?"},
		{"#10001 What is it?", numberMark, "10001", "What is it?"},
		{"Question 10001: The keel", wordNumber, "10001", "The keel"},
		{"٢٠٠٠١. ما هي؟", numberMark, "٢٠٠٠١", "ما هي؟"},
		{"10000. of them came back", noMark, "", "10000. of them came back"},
		{"10061: Connection refused", noMark, "", "10061: Connection refused"},
		{"10115 - Berlin", noMark, "", "10115 - Berlin"},
		{"#12001 Fix a crash", noMark, "", "#12001 Fix a crash"},
		{"1234567. What is it?", noMark, "", "1234567. What is it?"},
		{"", noMark, "", ""},
	} {
		m := readMark(test.line, false)
		if m.style != test.style || m.number != test.number || test.line[m.size:] != test.rest {
			t.Errorf("%q: style %d, number %q, rest %q", test.line, m.style, m.number, test.line[m.size:])
		}
	}
}

func TestReadLabel(t *testing.T) {
	for _, test := range []struct {
		line    string
		letters answerLetter
		rest    string
	}{
		{"Answer:", noLetter, ""},
		{"Answer: Yes.", noLetter, "Yes."},
		{"Ans:- Yes.", noLetter, "Yes."},
		{"Ans 5. Yes.", noLetter, "Yes."},
		{"ANSWER", noLetter, ""},
		{"Solution - Yes.", noLetter, "Yes."},
		{"Réponse : Oui.", noLetter, "Oui."},
		{"答：是。", noLetter, "是。"},
		{"A: Yes.", anyLetter, "Yes."},
		{"A) Yes.", anyLetter, "Yes."},
		{"A: Yes.", noLetter, "A: Yes."},
		{"Answers vary.", noLetter, "Answers vary."},
		{"Answering machines", noLetter, "Answering machines"},
		{"A nice day", anyLetter, "A nice day"},
		{"Also: this", anyLetter, "Also: this"},
	} {
		if n := readLabel(test.line, test.letters); test.line[n:] != test.rest {
			t.Errorf("%q (%v): rest %q, want %q", test.line, test.letters, test.line[n:], test.rest)
		}
	}
}
