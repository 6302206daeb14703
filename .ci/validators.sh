# validators.sh: what the scripts of conformance share; they source it. It is not run by itself.
#
# Validators are fetched once, into folders outside the tree. One that is absent is passed over with a loud word; with REQUIRE_VALIDATORS=1 it
# is a failure.

absent() { # tool what
  echo "!!! $1 is not here: $2 NOT CHECKED" >&2
  if [ "${REQUIRE_VALIDATORS:-}" = 1 ]; then exit 1; fi
}

# fetch gets a validator and the libraries it names from Maven Central.
fetch() { # folder group artifact version
  [ -e "$1/done" ] && return
  command -v java > /dev/null && command -v mvn > /dev/null || return 1
  mkdir -p "$1"
  cat > "$1/pom.xml" << POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>studyguide</groupId><artifactId>validators</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>$2</groupId><artifactId>$3</artifactId><version>$4</version></dependency>
  </dependencies>
</project>
POM
  mvn --quiet --batch-mode -Dstyle.color=never -f "$1/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DoutputDirectory="$1/lib" >&2 || return 1
  touch "$1/done"
}
