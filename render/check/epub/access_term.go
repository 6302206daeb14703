package epub

// isAccessTerm tells the values of the Schema.org Accessibility Properties for Discoverability Vocabulary (W3C, final
// community group report of 2023), but for those that it deprecates. Of other properties anything goes.
func isAccessTerm(property, v string) bool {
	switch property {
	case "accessMode":
		switch v {
		case "auditory", "tactile", "textual", "visual", "chartOnVisual", "chemOnVisual", "colorDependent",
			"diagramOnVisual", "mathOnVisual", "musicOnVisual", "textOnVisual":
			return true
		}
		return false
	case "accessModeSufficient":
		switch v {
		case "auditory", "tactile", "textual", "visual":
			return true
		}
		return false
	case "accessibilityHazard":
		switch v {
		case "flashing", "motionSimulation", "sound", "none", "noFlashingHazard", "noMotionSimulationHazard",
			"noSoundHazard", "unknown", "unknownFlashingHazard", "unknownMotionSimulationHazard", "unknownSoundHazard":
			return true
		}
		return false
	case "accessibilityFeature":
		return isFeature(v)
	}
	return true
}

func isFeature(v string) bool {
	switch v {
	case "ARIA", "index", "pageBreakMarkers", "pageNavigation", "printPageNumbers", "readingOrder", "structuralNavigation", "tableOfContents",
		"taggedPDF":
		return true
	case "alternativeText", "audioDescription", "closedCaptions", "describedMath", "longDescription", "openCaptions",
		"signLanguage", "transcript":
		return true
	case "displayTransformability", "displayTransformability/font-size", "displayTransformability/font-family",
		"displayTransformability/line-height", "displayTransformability/word-spacing",
		"displayTransformability/letter-spacing", "displayTransformability/color",
		"displayTransformability/background-color", "synchronizedAudioText", "timingControl", "unlocked":
		return true
	case "ChemML", "latex", "latex-chemistry", "MathML", "MathML-chemistry", "ttsMarkup":
		return true
	case "highContrastAudio", "highContrastAudio/noBackground", "highContrastAudio/reducedBackground",
		"highContrastAudio/switchableBackground", "highContrastDisplay", "largePrint", "braille", "tactileGraphic", "tactileObject":
		return true
	case "fullRubyAnnotations", "horizontalWriting", "rubyAnnotations", "verticalWriting",
		"withAdditionalWordSegmentation", "withoutAdditionalWordSegmentation", "none", "unknown":
		return true
	}
	return false
}
