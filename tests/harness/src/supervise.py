"""Holds one program: python supervise.py END_SIGNAL GRACE_SECONDS COMMAND...

Says "started PID" and "ended STATUS" on standard output. Each line on standard input is the name of a signal for the
program (TERM, KILL, STOP, CONT), and "sent" says that it has it. When standard input ends, whoever started us is gone or
wants an end: the program gets END_SIGNAL and, after the grace, is killed with its process group.
"""
import ctypes, os, select, signal, subprocess, sys

end_signal, grace, command = getattr(signal, "SIG" + sys.argv[1]), float(sys.argv[2]), sys.argv[3:]
libc = ctypes.CDLL(None)
ignored = (signal.SIGINT, signal.SIGHUP)


def tie():
    libc.prctl(1, int(signal.SIGKILL))  # PR_SET_PDEATHSIG: when this supervisor is killed the program goes with it
    for number in ignored:
        signal.signal(number, signal.SIG_DFL)


for number in ignored:
    signal.signal(number, signal.SIG_IGN)
woken, wake = os.pipe()
os.set_blocking(wake, False)
signal.signal(signal.SIGCHLD, lambda *_: None)
signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=2, start_new_session=True, preexec_fn=tie)


def say(line):
    try:
        os.write(1, (line + "\n").encode())
    except OSError:
        pass  # nobody listens any more: that is what the end of standard input is for


say(f"started {program.pid}")
orders = b""
while program.poll() is None:
    ready, _, _ = select.select([0, woken], [], [])
    if woken in ready:
        os.read(woken, 4096)
        continue
    more = os.read(0, 4096)
    if not more:
        if end_signal != signal.SIGKILL:
            program.send_signal(end_signal)
            program.send_signal(signal.SIGCONT)
            try:
                program.wait(grace)
            except subprocess.TimeoutExpired:
                pass
        break
    *lines, orders = (orders + more).split(b"\n")
    for line in lines:
        program.send_signal(getattr(signal, "SIG" + line.decode()))
        say("sent")
try:
    os.killpg(program.pid, signal.SIGKILL)
except OSError:
    pass
say(f"ended {program.wait()}")
