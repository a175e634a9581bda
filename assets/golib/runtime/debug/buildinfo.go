package debug

// BuildInfo says what a binary was built from.
type BuildInfo struct {
	GoVersion string
	Path      string
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

// Module is one module of a build.
type Module struct {
	Path    string
	Version string
	Sum     string
	Replace *Module
}

// BuildSetting is one option of a build.
type BuildSetting struct {
	Key, Value string
}

// ReadBuildInfo describes the one package of the model.
func ReadBuildInfo() (info *BuildInfo, ok bool) {
	return &BuildInfo{GoVersion: "go1.26", Path: "command-line-arguments"}, true
}

func (bi *BuildInfo) String() string {
	text := "go\t" + bi.GoVersion + "\n" + "path\t" + bi.Path + "\n"
	for _, s := range bi.Settings {
		text += "build\t" + s.Key + "=" + s.Value + "\n"
	}
	return text
}
