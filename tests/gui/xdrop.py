"""Drops a file on a window as a file manager does: XDND, the part of a source that offers one text/uri-list."""
import ctypes
import time

SELECTION_REQUEST, SELECTION_NOTIFY, CLIENT_MESSAGE = 30, 31, 33
Event = ctypes.c_long * 24   # an XEvent: every field stands in a long of its own


def drop(display, window, path):
    x11 = ctypes.CDLL("libX11.so.6")
    for name in "XOpenDisplay", "XInternAtom", "XCreateSimpleWindow", "XDefaultRootWindow":
        getattr(x11, name).restype = ctypes.c_ulong
    x = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    atom = lambda name: x11.XInternAtom(x, name.encode(), 0)
    ulong = ctypes.c_ulong
    source = x11.XCreateSimpleWindow(x, ulong(x11.XDefaultRootWindow(x)), 0, 0, 1, 1, 0, ulong(0), ulong(0))
    x11.XSetSelectionOwner(x, ulong(atom("XdndSelection")), ulong(source), ulong(0))

    def send(to, event):
        x11.XSendEvent(x, ulong(to), 0, ctypes.c_long(0), ctypes.byref(event))
        x11.XFlush(x)

    def say(name, *data):
        event = Event()
        event[0], event[4], event[5], event[6] = CLIENT_MESSAGE, window, atom(name), 32
        for i, value in enumerate((source, *data)):
            event[7 + i] = value
        send(window, event)

    uris = atom("text/uri-list")
    say("XdndEnter", 5 << 24, uris)
    say("XdndPosition", 0, 400 << 16 | 400, 0, atom("XdndActionCopy"))
    say("XdndDrop", 0, 0)
    text = ("file://" + path + "\r\n").encode()
    end = time.time() + 30
    while time.time() < end:   # until the window asks for what was dropped
        if not x11.XPending(x):
            time.sleep(0.05)
            continue
        event = Event()
        x11.XNextEvent(x, ctypes.byref(event))
        if event[0] & 0xFFFFFFFF != SELECTION_REQUEST:
            continue
        _, _, _, _, _, requestor, selection, target, wanted, when = event[:10]
        x11.XChangeProperty(x, ulong(requestor), ulong(wanted), ulong(uris), 8, 0, text, len(text))
        answer = Event()
        answer[0], answer[4], answer[5], answer[6], answer[7], answer[8] = SELECTION_NOTIFY, requestor, selection, target, wanted, when
        send(requestor, answer)
        x11.XSync(x, 0)
        time.sleep(0.5)   # the answer is read before its owner goes
        x11.XCloseDisplay(x)
        return
    raise AssertionError("the window does not ask for what was dropped")
