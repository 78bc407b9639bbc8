#!/usr/bin/env bash
# A pool of database connections behind a firewall that forgets: without and with the agent, side by side.
set -euo pipefail

usage() {
  cat <<'END'
usage: firewall-demo.sh [--picture FILE]

Builds two networks on this machine, each with an application, a router with a firewall, and a real
PostgreSQL, and lets a pool of 20 connections be quiet for longer than the firewall remembers: on one
without keepalive-agent, on the other with it. Tells what happens as it happens, and draws it.

Takes half a minute. Needs Linux, root (for network namespaces), iproute2, nftables, conntrack, tcpdump,
Maven and JDK 17 or later. Leaves the machine's own network alone, and nothing behind.

  --picture FILE  where the picture of the run goes; default: demo-app/target/firewall-demo.svg
  --help          prints this text
END
}

fail() {
  printf 'firewall-demo: %s\n' "$@" >&2
  exit 1
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tests=$root/integration-tests
picture=$root/demo-app/target/firewall-demo.svg

while (($#)); do
  case $1 in
    --help | -h) usage; exit ;;
    --picture)
      [[ $# -ge 2 ]] || { echo "firewall-demo: --picture needs a file" >&2; exit 2; }
      picture=$(realpath -m "$2")
      shift 2
      ;;
    *) echo "firewall-demo: unknown argument '$1'; try --help" >&2; exit 2 ;;
  esac
done

[[ $(uname -s) == Linux ]] || fail "needs Linux: its network namespaces and its firewall"

PATH=$PATH:/usr/sbin:/sbin
missing=()
[[ $EUID -eq 0 ]] || missing+=("needs root, for network namespaces: try sudo $0")
need() { command -v "$1" >/dev/null || missing+=("$1 is missing: install $2"); }
need ip iproute2
need nft nftables
need conntrack conntrack
need tcpdump tcpdump
need setsid util-linux
need java "a JDK, 17 or later"
need mvn maven
((${#missing[@]} == 0)) || fail "${missing[@]}"

if [[ ! -e $root/agent/target/keepalive-agent.jar || ! -e $tests/target/test-class-path ]]; then
  echo "Building once …"
  mvn -q -f "$root/pom.xml" package -DskipTests
fi

exec java -Dbasedir="$tests" \
  -cp "$tests/target/test-classes:$tests/target/classes:$(<"$tests/target/test-class-path")" \
  dev.keepalive.lab.demo.FirewallDemo "$picture"
