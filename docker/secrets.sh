#!/usr/bin/env bash
# Draws the secrets of the first start and lays them out for each service, readable by its user alone.
# Asks for the PIN of the organisation's token. Never touches what is there already.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
secrets=${1:-$here/secrets}

# users of the three images; a bind mount keeps the numbers of the host
application=10001
postgresql=999
elasticsearch=1000

if [ "$(id -u)" != 0 ]; then
  echo "secrets.sh: the files get the users of the images, which only root can do; call it with sudo." >&2
  exit 1
fi
if [ -e "$secrets" ]; then
  echo "secrets.sh: $secrets is there already; move it away to begin anew (the databases keep their old passwords)." >&2
  exit 1
fi
IFS= read -rsp "PIN of the organisation's token: " pin
echo >&2
if [ -z "$pin" ]; then
  echo "secrets.sh: there is no PIN; call it again and type one." >&2
  exit 1
fi

umask 077
drawn() { head -c 24 /dev/urandom | base64 | tr -d '\n'; }

# lay USER SERVICE NAME VALUE
lay() {
  mkdir -p "$secrets/$2"
  printf '%s' "$4" >"$secrets/$2/$3"
  chmod 0400 "$secrets/$2/$3"
  chown -R "$1" "$secrets/$2"
}

owner=$(drawn)
role=$(drawn)
search=$(drawn)
lay $postgresql postgresql superuser.password "$(drawn)"
lay $postgresql postgresql dangvu.db.owner.password "$owner"
lay $postgresql postgresql dangvu.db.password "$role"
lay $elasticsearch elasticsearch dangvu.elasticsearch.password "$search"
lay $application application dangvu.db.owner.password "$owner"
lay $application application dangvu.db.password "$role"
lay $application application dangvu.elasticsearch.password "$search"
lay $application seal pin "$pin"
# the services' own folders are closed, the way to them is not
chmod 0711 "$secrets"
echo "secrets.sh: done, in $secrets" >&2
