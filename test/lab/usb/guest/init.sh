# The first process inside user-mode Linux. Its root is the host's own, read-only; whatever is written
# lies in memory. scripts/usb-lab/boot.ts puts a head before this that sets PROJECT, NODE and PROGRAM.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mkdir -p /dev/shm
mount -t tmpfs tmpfs /dev/shm
mount -t tmpfs tmpfs /run
mkdir -p /run/home /run/tmp /run/lock
export HOME=/run/home TMPDIR=/run/tmp NODE_COMPILE_CACHE=/run/tmp/compiled
mount -t configfs configfs /sys/kernel/config

# Without udev the library hears of no device: it listens to what udevd passes on.
for udevd in /usr/lib/systemd/systemd-udevd /lib/systemd/systemd-udevd; do
  [ -x "$udevd" ] && "$udevd" --daemon && break
done
udevadm trigger --action=add --subsystem-match=usb
udevadm settle --timeout=20

cd "$PROJECT" || echo "LAB no project at $PROJECT"
echo "LAB-READY $(cut -d' ' -f1 /proc/uptime)"
"$NODE" $PROGRAM
echo "LAB-END $?"

# Whoever is first ends the guest; a process 1 that returns would be a kernel panic.
echo o > /proc/sysrq-trigger
poweroff -f 2>/dev/null
while :; do sleep 60; done
