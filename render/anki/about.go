package anki

func (d *deck) description() string { return "" }
