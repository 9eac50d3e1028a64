#!/bin/sh
# sh scripts/compose-secrets.sh: makes the secrets of docker-compose.yml, once; what is there stays. Needs what every Unix
# and every container image has: head, base64, od, tr, date.
set -eu
umask 077
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# The folder keeps other people out; the files themselves are readable, because a container reads them as its own user.
folder="$root/.jinji/compose"
mkdir -p "$folder"
chmod 700 "$folder"

bytes() { head -c "$1" /dev/urandom; }
random() { bytes 32 | base64 | tr -d '\n=' | tr '+/' '-_'; }

# secret NAME TEXT: writes it whole, or not at all.
secret() {
  if [ ! -e "$folder/$1" ]; then
    printf '%s' "$2" > "$folder/$1.new"
    chmod 644 "$folder/$1.new"
    mv "$folder/$1.new" "$folder/$1"
  fi
}

# Without one of them there would be empty passwords.
if [ "$(random | wc -c | tr -d ' ')" -ne 43 ]; then
  echo 'base64 or /dev/urandom is missing: nothing was made' >&2
  exit 1
fi

day=$(date -u +%Y%m%d)
key() { printf '%s-%s-%s %s %s\n' "$1" "$day" "$(bytes 3 | od -An -tx1 | tr -d ' \n')" "$1" "$(random)"; }
url() { printf 'postgresql://%s:%s@db:5432/jinji' "$1" "$2"; }

secret temporal_db_password "$(random)"
secret session_secret "$(random)"
# Seals what Temporal stores and signs acts (docs/decisions/0044): without it running cases cannot be read again.
secret keys "$(key seal)
$(key sign)
"
# For the operator to fill in, where the mail server asks for a password.
secret smtp_password ''
# docs/decisions/0046: the service's role, the tables' owner and reports each have their own; the administrator makes them.
secret db_password "$(random)"
secret database_admin_url "$(url jinji "$(cat "$folder/db_password")")"
secret database_owner_url "$(url jinji_owner "$(random)")"
secret database_reader_url "$(url jinji_reader "$(random)")"
secret database_url "$(url jinji_writer "$(random)")"
printf '%s\n' "$folder"
