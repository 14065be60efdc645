# Sourced by mvnw and gradus: sets JAVA_HOME to a JDK of at least version 25, or says what to install and exits.

jdk_version() {
    # prints the feature version of the JDK in $1, or nothing
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    fi
}

is_good_jdk() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    version=$(jdk_version "$1")
    [ -n "$version" ] && [ "$version" -ge 25 ] 2>/dev/null
}

jdk_of_path() {
    # the home of the java on the PATH, links followed
    java=$(command -v java 2>/dev/null) || return 1
    while [ -L "$java" ]; do
        link=$(readlink "$java")
        case $link in
            /*) java=$link ;;
            *) java=$(dirname "$java")/$link ;;
        esac
    done
    (cd "$(dirname "$java")/.." 2>/dev/null && pwd)
}

find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && is_good_jdk "$JAVA_HOME"; then
        return 0
    fi
    for home in "$(jdk_of_path)" \
        /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.gradle/jdks/*; do
        if [ -n "$home" ] && is_good_jdk "$home"; then
            JAVA_HOME=$home
            export JAVA_HOME
            return 0
        fi
    done
    echo "Gradus needs a JDK 25 or newer and found none in JAVA_HOME, on the PATH or in /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks: install one, for example Temurin 25 from https://adoptium.net" >&2
    exit 1
}
