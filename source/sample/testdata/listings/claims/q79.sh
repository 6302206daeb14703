# Databases are files here; the dump is good or bad.
set -u
mkdir bin databases
cat >bin/createdb <<'END'
#!/bin/sh
test ! -e "databases/$1" || { echo "$1 already exists" >&2; exit 1; }
touch "databases/$1"
END
cat >bin/dropdb <<'END'
#!/bin/sh
if [ "$1" = --if-exists ]; then rm -f "databases/$2"; else rm "databases/$1"; fi
END
printf '#!/bin/sh\nexit 0\n' >bin/pg_restore
printf '#!/bin/sh\ncat fresh\n' >bin/psql
chmod +x bin/*
PATH=$PWD/bin:$PATH

fails() { if bash listing.sh; then echo "$1" >&2; exit 1; fi; }
works() { if ! bash listing.sh; then echo "$1" >&2; exit 1; fi; }
echo f >fresh
fails "a stale dump passes"
fails "a stale dump passes the second time"
echo t >fresh
works "a good dump fails after a stale one"
works "a good dump fails the second time"
