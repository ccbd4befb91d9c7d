#!/usr/bin/env bash
# Makes a Linux machine a kiosk that shows Balie and nothing else. May be run again: it changes only what differs.
#
#   install-kiosk.sh [--dry-run] [--remove] [--root DIR] --user NAME [--program FILE]
#
#   --user NAME     the user under whom the kiosk runs; made when it is not there, without a password
#   --program FILE  the kiosk's program; without it the one of the package this script lies in
#   --dry-run       says what it would do, and does nothing
#   --remove        takes everything away again, but neither the user nor his data
#   --root DIR      installs below DIR and starts nothing (for images and tests)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dry=no remove=no root='' program='' user=''

fail() {
  echo "install-kiosk: $*" >&2
  exit 2
}

while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) dry=yes ;;
    --remove) remove=yes ;;
    --root) root=${2:?} && shift ;;
    --program) program=${2:?} && shift ;;
    --user) user=${2:?} && shift ;;
    *) fail "unknown argument $1" ;;
  esac
  shift
done
[ -n "$root" ] || [ "$dry" = yes ] || [ "$(id -u)" = 0 ] || fail 'must run as root'

put() { # put FILE: its content from standard input
  local file=$root$1 content
  content=$(cat)
  if [ -f "$file" ] && [ "$(cat "$file")" = "$content" ]; then
    echo "unchanged $1"
  elif [ "$dry" = yes ]; then
    echo "would write $1"
  else
    mkdir -p "$(dirname "$file")"
    printf '%s\n' "$content" >"$file.new"
    mv "$file.new" "$file"
    echo "wrote $1"
  fi
}
drop() {
  [ -e "$root$1" ] || return 0
  if [ "$dry" = yes ]; then echo "would remove $1"; else rm -f "$root$1" && echo "removed $1"; fi
}
run() {
  if [ "$dry" = yes ] || [ -n "$root" ]; then echo "would run $*"; else "$@"; fi
}

service=/etc/systemd/system/balie-kiosk.service
logind=/etc/systemd/logind.conf.d/balie.conf
sysctl=/etc/sysctl.d/90-balie.conf
upgrades=/etc/apt/apt.conf.d/51-balie-unattended-upgrades

if [ "$remove" = yes ]; then
  run systemctl disable --now balie-kiosk.service
  for file in "$service" "$logind" "$sysctl" "$upgrades"; do drop "$file"; done
  run systemctl unmask ctrl-alt-del.target
  run systemctl daemon-reload
  exit 0
fi

[ -n "$program" ] || program=$(dirname "$(dirname "$here")")/balie
[ -n "$user" ] || fail '--user is missing'
[[ $program =~ ^/[A-Za-z0-9._/-]+$ ]] || fail '--program must be a plain absolute path'
[[ $user =~ ^[a-z_][a-z0-9_-]{0,31}$ ]] || fail '--user is no user name'
[ "$user" != root ] || fail '--user: Chromium has no sandbox for root'
if [ -z "$root" ]; then
  [ -x "$program" ] || fail "--program $program is not there"
  [ -x /usr/bin/cage ] || fail '/usr/bin/cage is missing: apt-get install cage'
  if [ -e "$(dirname "$program")/resources/allow-debugging" ]; then
    fail 'this installation lets debuggers in: remove resources/allow-debugging'
  fi
fi

# No password, no shell: nobody signs in as the kiosk. Groups of old seats are not needed, logind gives the devices.
if [ -n "$root" ] || ! id "$user" >/dev/null 2>&1; then
  run useradd --system --user-group --home-dir /var/lib/balie --shell /usr/sbin/nologin "$user"
fi
sed -e "s|@PROGRAM@|$program|" -e "s|@USER@|$user|" "$here/balie-kiosk.service" | put "$service"
put "$logind" <"$here/balie-logind.conf"
put "$sysctl" <"$here/90-balie-sysctl.conf"
put "$upgrades" <"$here/51-balie-unattended-upgrades"

run systemctl daemon-reload
run systemctl mask ctrl-alt-del.target
run systemctl disable getty@tty1.service
run systemctl enable balie-kiosk.service
run systemctl set-default multi-user.target
echo 'Restart the machine: it then shows Balie and nothing else. Install the jail for devices too (install-jail.sh).'
