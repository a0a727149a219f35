package main

import (
	"os"
	"path/filepath"
)

// Places where the make targets put programs, relative to the directory of
// the nacre binary and to the working directory.
var workerdPlaces = []string{
	"workerd",
	"bin/workerd",
	"../node_modules/@cloudflare/workerd-linux-64/bin/workerd",
	"node_modules/@cloudflare/workerd-linux-64/bin/workerd",
}

// findWorkerd returns the path of workerd: the flag's value, else
// $NACRE_WORKERD, else where `make tools` puts it.
func findWorkerd(env environment, flag string) (string, error) {
	return findTool(env, tool{
		name: "workerd", flag: flag, envName: "NACRE_WORKERD",
		places: workerdPlaces, mend: "run `make tools`",
	})
}

// tool is a program that a command starts.
type tool struct {
	name    string
	flag    string // value of --NAME; "": not given
	envName string
	places  []string
	mend    string
}

func findTool(env environment, t tool) (string, error) {
	if t.flag != "" {
		return checkTool(t.flag, "--"+t.name)
	}
	if path := env.getenv(t.envName); path != "" {
		return checkTool(path, "$"+t.envName)
	}
	for _, dir := range toolDirs() {
		for _, place := range t.places {
			if path, err := checkTool(filepath.Join(dir, place), t.name); err == nil {
				return path, nil
			}
		}
	}
	return "", usagef("%s is not installed: %s, or say where it is with --%s PATH or $%s", t.name, t.mend, t.name, t.envName)
}

func toolDirs() []string {
	var dirs []string
	if exe, err := os.Executable(); err == nil {
		dirs = append(dirs, filepath.Dir(exe))
	}
	if wd, err := os.Getwd(); err == nil {
		dirs = append(dirs, wd)
	}
	return dirs
}

// checkTool returns path as an absolute one if it is a program. What says
// where the path comes from.
func checkTool(path, what string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", usagef("%s %s: %v", what, path, reason(err))
	case info.IsDir() || info.Mode().Perm()&0o111 == 0:
		return "", usagef("%s %s: is not a program", what, path)
	}
	return filepath.Abs(path)
}
