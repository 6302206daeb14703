package fonts

// Face is one font file.
type Face struct{}

// Set finds faces and measures text.
type Set struct{}
