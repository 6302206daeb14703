package anki

// options returns the options by which decks are learned, which are Anki's own. Nobody who imports a deck gets them:
// they belong to whoever learns.
func options() any {
	type lapse struct {
		Delays      []int   `json:"delays"`
		Mult        float64 `json:"mult"`
		MinInt      int     `json:"minInt"`
		LeechFails  int     `json:"leechFails"`
		LeechAction int     `json:"leechAction"`
	}
	type fresh struct {
		Delays        []int `json:"delays"`
		Ints          []int `json:"ints"`
		InitialFactor int   `json:"initialFactor"`
		Order         int   `json:"order"`
		PerDay        int   `json:"perDay"`
		Bury          bool  `json:"bury"`
	}
	type review struct {
		PerDay int     `json:"perDay"`
		Ease4  float64 `json:"ease4"`
		IvlFct float64 `json:"ivlFct"`
		MaxIvl int     `json:"maxIvl"`
		Bury   bool    `json:"bury"`
	}
	type group struct {
		ID       int    `json:"id"`
		Name     string `json:"name"`
		Mod      int    `json:"mod"`
		USN      int    `json:"usn"`
		MaxTaken int    `json:"maxTaken"`
		Autoplay bool   `json:"autoplay"`
		Timer    int    `json:"timer"`
		Replay   bool   `json:"replayq"`
		Dynamic  bool   `json:"dyn"`
		New      fresh  `json:"new"`
		Review   review `json:"rev"`
		Lapse    lapse  `json:"lapse"`
	}
	return map[string]group{"1": {
		ID: defaultID, Name: "Default", MaxTaken: 60, Autoplay: true, Replay: true,
		New:    fresh{Delays: []int{1, 10}, Ints: []int{1, 4, 7}, InitialFactor: 2500, Order: 1, PerDay: 20},
		Review: review{PerDay: 200, Ease4: 1.3, IvlFct: 1, MaxIvl: 36500},
		Lapse:  lapse{Delays: []int{10}, MinInt: 1, LeechFails: 8, LeechAction: 1},
	}}
}
