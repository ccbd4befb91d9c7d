#!/usr/bin/env bash
# Installs the jail for new USB devices on a Linux kiosk. May be run again: it changes only what differs.
#
#   install-jail.sh [--dry-run] [--remove] [--root DIR] --user NAME [--program FILE] [--own PORT=VID:PID]...
#
#   --program FILE       the built warden; without it warden.mjs beside this script, as in the package
#   --user NAME          the user under whom the kiosk runs
#   --own PORT=VID:PID   the kiosk's own keyboard, touch screen, scanner or printer: 1-4=046d:c31c
#   --dry-run            says what it would do, and does nothing
#   --remove             takes everything away again
#   --root DIR           installs below DIR and starts nothing (for images and tests)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dry=no remove=no root='' program='' user='' own=()

fail() {
  echo "install-jail: $*" >&2
  exit 2
}

while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) dry=yes ;;
    --remove) remove=yes ;;
    --root) root=${2:?} && shift ;;
    --program) program=${2:?} && shift ;;
    --user) user=${2:?} && shift ;;
    --own) own+=("${2:?}") && shift ;;
    *) fail "unknown argument $1" ;;
  esac
  shift
done

for one in ${own[@]+"${own[@]}"}; do
  [[ $one =~ ^[1-9][0-9]{0,2}-[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2}){0,5}=[0-9a-f]{4}:[0-9a-f]{4}$ ]] ||
    fail "--own $one is not PORT=vid:pid in small letters, as in 1-4=046d:c31c"
done
[ -n "$root" ] || [ "$dry" = yes ] || [ "$(id -u)" = 0 ] || fail 'must run as root'

# Every change of the machine goes through these three.
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

files=(
  /etc/udev/rules.d/70-balie-jail.rules
  /etc/udev/rules.d/71-balie-own.rules
  /etc/systemd/system/balie-warden.socket
  /etc/systemd/system/balie-warden.service
  /etc/default/grub.d/balie-jail.cfg
  /etc/balie/own-equipment.json
)

if [ "$remove" = yes ]; then
  run systemctl disable --now balie-warden.socket balie-warden.service
  for file in "${files[@]}"; do drop "$file"; done
  run udevadm control --reload
  run update-grub
  echo 'Restart the kiosk: until then the kernel still keeps new devices outside.'
  exit 0
fi

[ -n "$program" ] || [ ! -f "$here/warden.mjs" ] || program=$here/warden.mjs
[ -n "$program" ] || fail '--program is missing'
[ -n "$user" ] || fail '--user is missing'
[[ $program =~ ^/[A-Za-z0-9._/-]+$ ]] || fail '--program must be a plain absolute path'
[[ $user =~ ^[a-z_][a-z0-9_-]{0,31}$ ]] || fail '--user is no user name'
# Whoever may change the program is root on this kiosk from the next start on.
if [ -z "$root" ]; then
  [ -f "$program" ] || fail "--program $program is not there"
  place=$(realpath "$program")
  while :; do
    [ -z "$(find "$place" -maxdepth 0 \( ! -user root -o -perm /022 \))" ] ||
      fail "--program: others than root may change $place"
    [ "$place" != / ] || break
    place=$(dirname "$place")
  done
  version=$(/usr/bin/node --version 2>/dev/null) || fail '/usr/bin/node is missing: apt-get install nodejs'
  version=${version#v}
  [ "${version%%.*}" -ge 18 ] || fail "/usr/bin/node is $version, the warden needs 18 or later"
fi
if [ ${#own[@]} -eq 0 ]; then
  echo 'Note: no --own: after a restart no keyboard works on this kiosk, not even its own.'
fi

run groupadd --force --system balie-usb
run usermod --append --groups balie-usb "$user"

put /etc/udev/rules.d/70-balie-jail.rules <"$here/70-balie-jail.rules"
{
  echo '# Written by install-jail.sh: the kiosk'"'"'s own equipment, by port and by numbers.'
  for one in ${own[@]+"${own[@]}"}; do
    port=${one%%=*} id=${one#*=}
    echo "ACTION==\"add\", SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\", KERNEL==\"$port\", ATTR{idVendor}==\"${id%:*}\", ATTR{idProduct}==\"${id#*:}\", ATTR{authorized}=\"1\""
    echo "ACTION==\"add\", SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_interface\", KERNEL==\"$port:*\", ATTRS{idVendor}==\"${id%:*}\", ATTRS{idProduct}==\"${id#*:}\", ATTR{authorized}=\"1\", RUN+=\"/bin/sh -c 'echo %k > /sys/bus/usb/drivers_probe'\""
  done
} | put /etc/udev/rules.d/71-balie-own.rules
put /etc/systemd/system/balie-warden.socket <"$here/balie-warden.socket"
sed "s|@PROGRAM@|$program|" "$here/balie-warden.service" | put /etc/systemd/system/balie-warden.service
{
  echo '# Written by install-jail.sh: no USB device is let in before the policy has seen it.'
  echo 'GRUB_CMDLINE_LINUX="$GRUB_CMDLINE_LINUX usbcore.authorized_default=0"'
} | put /etc/default/grub.d/balie-jail.cfg
{
  printf '['
  separator=''
  for one in ${own[@]+"${own[@]}"}; do
    printf '%s\n  { "port": "%s", "id": "%s" }' "$separator" "${one%%=*}" "${one#*=}"
    separator=','
  done
  printf '\n]\n'
} | put /etc/balie/own-equipment.json

run systemctl daemon-reload
run systemctl enable --now balie-warden.socket
run udevadm control --reload
if [ -n "$root" ] || command -v update-grub >/dev/null; then
  run update-grub
else
  echo 'Note: no update-grub here. Add usbcore.authorized_default=0 to the kernel command line by hand.'
fi
echo 'Restart the kiosk: from then on new USB devices stay outside until the policy lets them in.'
