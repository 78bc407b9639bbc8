"""For gdb: counts the instructions that the thread which reads a socket runs from one entry of the JDK's native read to the next.

gdb -q -batch -p PID -x count_instructions.py, where PID reads one byte after the other and always finds one.
"""

import gdb

gdb.execute("set pagination off")
gdb.execute("set confirm off")
gdb.execute("handle all nostop noprint pass")  # HotSpot's own signals
gdb.execute("handle SIGTRAP stop noprint nopass")
gdb.execute("set breakpoint pending on")
breakpoints = [
    gdb.Breakpoint(name)
    for name in ("Java_sun_nio_ch_SocketDispatcher_read0", "Java_java_net_SocketInputStream_socketRead0")  # 13 on, before
]
gdb.execute("continue", to_string=True)
gdb.execute("set scheduler-locking on")
start = int(gdb.parse_and_eval("(unsigned long)$pc"))
for breakpoint in breakpoints:
    breakpoint.enabled = False
counts = []
for _ in range(5):
    count = 0
    while count == 0 or int(gdb.parse_and_eval("(unsigned long)$pc")) != start:
        gdb.execute("stepi", to_string=True)
        count += 1
        if count > 50_000:
            break
    counts.append(count)
print("instructions", sorted(counts)[2])
gdb.execute("detach")
