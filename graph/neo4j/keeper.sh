# Ends a shared test server once no test has used it for a while, however the tests have ended.
#
#   sh keeper.sh USERS SERVER MARKER SECONDS
#
# USERS is a folder with one file for each process that uses the server, named by its number.
# SERVER is the server's process, and MARKER a part of its command line: another process that has
# got its number is left alone. The file "closing" in USERS tells newcomers that they are late. It
# is written before the last look at the users, as newcomers write theirs before they look at it.
users=$1 server=$2 marker=$3 limit=$4

command_of() {
	if [ -r "/proc/$1/cmdline" ]; then
		tr '\0' ' ' <"/proc/$1/cmdline"
	else
		ps -ww -o command= -p "$1"
	fi
}

server_runs() {
	case $(command_of "$server" 2>/dev/null) in
	*"$marker"*) return 0 ;;
	esac
	return 1
}

in_use() {
	used=1
	for user in "$users"/[0-9]*; do
		[ -e "$user" ] || continue
		if kill -0 "${user##*/}" 2>/dev/null; then used=0; else rm -f "$user"; fi
	done
	return $used
}

idle=0
while server_runs; do
	sleep 1
	if in_use; then
		idle=0
		continue
	fi
	idle=$((idle + 1))
	[ "$idle" -ge "$limit" ] || continue
	: >"$users/closing"
	if in_use; then
		idle=0
	elif server_runs; then
		kill -TERM "$server"
		while server_runs; do sleep 1; done
	fi
	rm -f "$users/closing"
done
