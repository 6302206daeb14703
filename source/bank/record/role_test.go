package record_test

import (
	"testing"

	"example.org/studyguide/source/bank/record"
)

func TestRolesAreReadFromNames(t *testing.T) {
	for name, want := range map[string]struct {
		role  record.Role
		label string
	}{
		"question": {record.Question, ""}, "Question_Text": {record.Question, ""}, "questionText": {record.Question, ""},
		"QUESTION": {record.Question, ""}, "Question - max 120 characters": {record.Question, ""},
		"pregunta": {record.Question, ""}, "Vopros": {record.Unknown, ""}, "Вопрос": {record.Question, ""},
		"问题": {record.Question, ""}, "question_id": {record.ID, ""}, "questionNumber": {record.Ordinal, ""},
		"No.": {record.Ordinal, ""}, "#": {record.Ordinal, ""}, "id": {record.ID, ""},
		"answer": {record.Answer, ""}, "answerIndex": {record.Right, ""}, "correct_option_ids": {record.Right, ""},
		"correctAnswer": {record.Right, ""}, "Correct answer(s) - choose at least one": {record.Right, ""},
		"reponse": {record.Answer, ""}, "bonne_reponse": {record.Right, ""}, "rätt_svar": {record.Right, ""},
		"incorrect_answers": {record.Wrong, ""}, "wrongAnswer2": {record.Wrong, ""},
		"options": {record.Options, ""}, "option1": {record.Option, "1"}, "choice_b": {record.Option, "b"},
		"optionC": {record.Option, "C"}, "Answer 3 - max 75 characters": {record.Option, "3"},
		"选项A": {record.Option, "A"}, "选项Ｂ": {record.Option, "B"}, "選択肢1": {record.Option, "1"},
		"보기1": {record.Option, "1"}, "선택지 c": {record.Option, "c"}, "Đáp án A": {record.Option, "A"},
		"答案A": {record.Option, "A"}, "A選択肢": {record.Option, "A"}, "3問": {record.Unknown, ""},
		"正解1": {record.Right, ""}, "Đáp án": {record.Right, ""},
		"answer_2_text": {record.Option, "2"}, "answer_2_correct": {record.RightMark, "2"},
		"explanation": {record.Explanation, ""}, "winnerExplanation": {record.Explanation, ""},
		"examTip": {record.Hint, ""}, "category": {record.Topics, ""}, "topic": {record.Topics, ""},
		"topic_tags": {record.Tags, ""}, "difficulty_level": {record.Difficulty, ""}, "level": {record.Difficulty, ""},
		"imgUrl": {record.Image, ""}, "codeSnippet": {record.Code, ""}, "title": {record.Title, ""},
		"created_at": {record.Unknown, ""}, "points": {record.Unknown, ""}, "": {record.Unknown, ""},
	} {
		if role, label := record.RoleOf(name); role != want.role || label != want.label {
			t.Errorf("%q: %d %q, want %d %q", name, role, label, want.role, want.label)
		}
	}
}
