// FSRS-6, the free spaced repetition scheduler, with its default weights and no steps within a day. The formulas are
// those of the algorithm's description (open-spaced-repetition, "The Algorithm", FSRS-6): a memory is its stability s,
// the days after which it is recalled in nine cases of ten, and its difficulty d, from 1 to 10. A grade is 1 (forgotten),
// 2 (hard), 3 (good) or 4 (easy).
const weights = [0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
	0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542]
const {exp, pow, min, max, round, floor} = Math
const within = (x, low, high) => min(max(x, low), high)
const decay = -weights[20]
const factor = pow(0.9, 1 / decay) - 1
const mostDays = 36500

// firstDifficulty is that of a memory after its first grade.
const firstDifficulty = grade => weights[4] - exp((grade - 1) * weights[5]) + 1

// recall is the probability that a memory of stability s is there after so many days.
const recall = (days, s) => pow(1 + factor * days / s, decay)

// remembered returns a memory after a grade, given so many days after the last. The first grade makes it of nothing.
function remembered(memory, grade, days) {
	const w = weights
	if (!memory) return {s: max(w[grade - 1], 0.001), d: within(firstDifficulty(grade), 1, 10)}
	const {s, d} = memory, r = recall(days, s)
	const damped = d - w[6] * (grade - 3) * (10 - d) / 9
	const next = within(w[7] * firstDifficulty(4) + (1 - w[7]) * damped, 1, 10)
	let to
	if (grade == 1) to = min(s, w[11] * pow(d, -w[12]) * (pow(s + 1, w[13]) - 1) * exp((1 - r) * w[14]))
	else to = s * (1 + exp(w[8]) * (11 - d) * pow(s, -w[9]) * (exp((1 - r) * w[10]) - 1) *
		(grade == 2 ? w[15] : 1) * (grade == 4 ? w[16] : 1))
	return {s: within(to, 0.001, mostDays), d: next}
}

// interval returns after how many days a memory of stability s is asked for again.
const interval = s => within(round(s / factor * (pow(0.9, 1 / decay) - 1)), 1, mostDays)
