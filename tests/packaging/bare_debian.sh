#!/usr/bin/env bash
# Shows that the two commands of the README work in a fresh clone on a bare Debian 12, and what they cost.
#
#   sudo tests/packaging/bare_debian.sh [COMMAND...]      default: run test
#
# Makes a minimal Debian in a folder of its own (debootstrap; SUITE=trixie for another release), puts a clone of the last commit in it
# and calls `python3 build/make.py COMMAND` for each word. Only python3 is installed beforehand. The machine's own settings for apt, pip
# and certificates are copied in, so it works behind a hospital's mirror too. Needs root, debootstrap and git.
# The folder is removed at the end unless KEEP=1.
set -euo pipefail

suite=${SUITE:-bookworm}
repository=$(cd "$(dirname "$0")/../.." && pwd)
commands=("$@")
[ ${#commands[@]} -gt 0 ] || commands=(run test)
house=$(mktemp -d "${TMPDIR:-/tmp}/bare-debian-XXXXXX")
chmod 755 "$house"

leave() {
    for mounted in dev/shm proc; do
        if mountpoint -q "$house/$mounted"; then umount "$house/$mounted"; fi
    done
    if [ "${KEEP:-0}" = 1 ]; then echo "kept: $house"; else rm -rf --one-file-system "$house"; fi
}
trap leave EXIT

megabytes() { du -smx "$1" | cut -f1; }

inside() {
    chroot "$house" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        "${settings[@]}" "$@"
}

echo "== a minimal Debian ($suite)"
debootstrap --variant=minbase "$suite" "$house" ${MIRROR:+"$MIRROR"} > "$house.log" || { tail -20 "$house.log"; exit 1; }
rm -f "$house.log"
mount -t proc proc "$house/proc"
mkdir -p "$house/dev/shm"
mount -t tmpfs tmpfs "$house/dev/shm"

echo "== the machine's own settings for packages"
[ "$suite" = "$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" ] && rm -f "$house/etc/apt/sources.list" && cp -a /etc/apt/. "$house/etc/apt/"
cp -a /usr/share/keyrings/. "$house/usr/share/keyrings/"
for file in /etc/pip.conf /etc/resolv.conf /etc/hosts; do
    if [ -f "$file" ]; then cp -L "$file" "$house$file"; fi
done
settings=()
while IFS= read -r setting; do settings+=("$setting"); done < <(env | grep -iE '^((http|https|no)_proxy|PIP_INDEX_URL)=' || true)
certificates=${PIP_CERT:-/etc/ssl/certs/ca-certificates.crt}
if [ -f "$certificates" ]; then
    cp -L "$certificates" "$house/root/certificates.crt"
    settings+=(PIP_CERT=/root/certificates.crt)
fi

inside apt-get -qq update
inside apt-get -qq install -y --no-install-recommends python3 > /dev/null
git clone --quiet --no-hardlinks "$repository" "$house/root/wardsource"
before=$(megabytes "$house")
echo "== with python3 and the clone: $before MB, of which the clone $(megabytes "$house/root/wardsource") MB"

status=0
for command in "${commands[@]}"; do
    echo "== python3 build/make.py $command"
    started=$(date +%s)
    # the word may carry options: "demo --short"
    # shellcheck disable=SC2086
    inside sh -c "cd /root/wardsource && exec python3 build/make.py $command" || status=$?
    echo "== $command: exit $status, $(($(date +%s) - started)) s, now $(megabytes "$house") MB" \
        "(.venv $(megabytes "$house/root/wardsource/.venv") MB)"
    [ "$status" = 0 ] || exit "$status"
done
echo "== all done: $(($(megabytes "$house") - before)) MB more than before"
