"""An object on D-Bus: answers calls by the description of its interfaces.

Knows messages (jeepney's) and the interfaces that every object has: Properties, Introspectable, Peer. Knows no
connection, no thread and nothing of what the interfaces are for. Names and errors are those of the D-Bus
Specification (freedesktop.org).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape  # xml.sax would load an HTTP client along with it, at every start
from pathlib import Path
from typing import Any

import msgspec
from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, new_error, new_method_return, new_signal

_STANDARD = "org.freedesktop.DBus"
PROPERTIES = f"{_STANDARD}.Properties"
INTROSPECTABLE = f"{_STANDARD}.Introspectable"
PEER = f"{_STANDARD}.Peer"
_MACHINE_IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_HEAD = (
    '<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"'
    ' "http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">'
)


class BusError(Exception):
    """A call that cannot be answered; `name` is the last part of org.freedesktop.DBus.Error.*."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.name = f"{_STANDARD}.Error.{name}"


class Argument(msgspec.Struct, frozen=True):
    """One argument of a method or signal: its D-Bus type and its name."""

    type: str
    name: str


class Method(msgspec.Struct, frozen=True):
    """A method; `call` is given the arguments and returns the reply's values. It may raise BusError."""

    name: str
    call: Callable[..., tuple[Any, ...]]
    takes: tuple[Argument, ...] = ()
    gives: tuple[Argument, ...] = ()


class Property(msgspec.Struct, frozen=True):
    """A property that may be read; `read` returns its value now, as jeepney takes it."""

    name: str
    type: str
    read: Callable[[], Any]


class Signal(msgspec.Struct, frozen=True):
    """A signal that the object may send."""

    name: str
    sends: tuple[Argument, ...] = ()


class Interface(msgspec.Struct, frozen=True):
    """What can be asked under one name."""

    name: str
    methods: tuple[Method, ...] = ()
    properties: tuple[Property, ...] = ()
    signals: tuple[Signal, ...] = ()


class BusObject:
    """One object at `path`, with its interfaces; the folders above it tell only that it is there."""

    def __init__(self, path: str, interfaces: Iterable[Interface]) -> None:
        self._path = path
        self._own = {each.name: each for each in interfaces}

    def answer(self, call: Message) -> Message | None:
        """Do what a method call asks; return the reply or the error, None where nobody waits for one."""
        fields = call.header.fields
        try:
            method = self._method(fields)
            body = method.call(*call.body)
            reply = new_method_return(call, _signature(method.gives) or None, body)
        except BusError as error:
            reply = new_error(call, error.name, "s", (str(error),))
        return None if call.header.flags & MessageFlag.no_reply_expected else reply

    def changed(self, interface: str, names: Iterable[str]) -> Message:
        """Return the signal that tells the new values of these properties."""
        values = self._values(self._own[interface].properties, set(names))
        return self._signal(PROPERTIES, "PropertiesChanged", "sa{sv}as", (interface, values, []))

    def signal(self, interface: str, name: str, *values: Any) -> Message:  # noqa: ANN401 - as its description says
        """Return one of the object's own signals."""
        sends = next(each.sends for each in self._own[interface].signals if each.name == name)
        return self._signal(interface, name, _signature(sends), values)

    def _signal(self, interface: str, name: str, signature: str, values: tuple[Any, ...]) -> Message:
        return new_signal(DBusAddress(self._path, interface=interface), name, signature, values)

    def _method(self, fields: dict[HeaderFields, Any]) -> Method:
        path, wanted, member = (
            fields[HeaderFields.path],
            fields.get(HeaderFields.interface),
            fields[HeaderFields.member],
        )
        interfaces = self._interfaces(path)
        if wanted is not None and wanted not in interfaces:
            raise BusError("UnknownInterface", f"{path} has no interface {wanted}")
        for each in interfaces.values() if wanted is None else (interfaces[wanted],):
            for method in each.methods:
                if method.name == member:
                    _check(fields.get(HeaderFields.signature, ""), method)
                    return method
        raise BusError("UnknownMethod", f"{wanted or path} has no method {member}")

    def _interfaces(self, path: str) -> dict[str, Interface]:
        """Return what can be asked at a path; raises BusError where there is nothing."""
        common = [self._introspectable(path), _PEER_INTERFACE]
        if path == self._path:
            return {each.name: each for each in (*self._own.values(), self._properties(), *common)}
        if _child(self._path, path):
            return {each.name: each for each in common}
        raise BusError("UnknownObject", f"there is nothing at {path}")

    def _introspectable(self, path: str) -> Interface:
        def introspect() -> tuple[str]:
            return (_xml(self._interfaces(path).values(), _child(self._path, path)),)

        return Interface(INTROSPECTABLE, (Method("Introspect", introspect, gives=(Argument("s", "xml_data"),)),))

    def _properties(self) -> Interface:
        interface, name = Argument("s", "interface_name"), Argument("s", "property_name")
        changed = (interface, Argument("a{sv}", "changed_properties"), Argument("as", "invalidated_properties"))
        return Interface(
            PROPERTIES,
            (
                Method("Get", self._get, (interface, name), (Argument("v", "value"),)),
                Method("GetAll", self._get_all, (interface,), (Argument("a{sv}", "properties"),)),
                Method("Set", self._set, (interface, name, Argument("v", "value"))),
            ),
            signals=(Signal("PropertiesChanged", changed),),
        )

    def _known(self, interface: str) -> tuple[Property, ...]:
        """Return the properties of an interface, of all of them where none is named."""
        if not interface:
            return tuple(each for own in self._own.values() for each in own.properties)
        if interface in self._own:
            return self._own[interface].properties
        if interface in self._interfaces(self._path):
            return ()
        raise BusError("UnknownInterface", f"{self._path} has no interface {interface}")

    def _get(self, interface: str, name: str) -> tuple[Any]:
        for each in self._known(interface):
            if each.name == name:
                return ((each.type, each.read()),)
        raise BusError("UnknownProperty", f"{interface} has no property {name}")

    def _get_all(self, interface: str) -> tuple[dict[str, Any]]:
        return (self._values(self._known(interface)),)

    def _set(self, interface: str, name: str, _value: object) -> tuple[()]:
        self._get(interface, name)
        raise BusError("PropertyReadOnly", f"{name} can only be read")

    @staticmethod
    def _values(properties: Iterable[Property], names: set[str] | None = None) -> dict[str, Any]:
        return {each.name: (each.type, each.read()) for each in properties if names is None or each.name in names}


def _machine_id() -> tuple[str]:
    for name in _MACHINE_IDS:
        try:
            return (Path(name).read_text(encoding="ascii").strip(),)
        except (OSError, ValueError):
            continue
    raise BusError("Failed", "this machine has no id")


_PEER_INTERFACE = Interface(
    PEER, (Method("Ping", lambda: ()), Method("GetMachineId", _machine_id, gives=(Argument("s", "machine_uuid"),)))
)


def _check(signature: str, method: Method) -> None:
    wanted = _signature(method.takes)
    if signature != wanted:
        raise BusError("InvalidArgs", f"{method.name} takes ({wanted}), not ({signature})")


def _signature(arguments: Iterable[Argument]) -> str:
    return "".join(each.type for each in arguments)


def _child(path: str, above: str) -> str:
    """Return the next part of `path` below `above`; "" where it is not below it."""
    root = "/" if above == "/" else f"{above}/"
    return path[len(root) :].partition("/")[0] if path.startswith(root) else ""


def _quoted(text: str) -> str:
    """Return an attribute's value as XML has it."""
    return f'"{escape(text)}"'


def _xml(interfaces: Iterable[Interface], child: str) -> str:
    lines = [_HEAD, "<node>"]
    for each in interfaces:
        lines.append(f"  <interface name={_quoted(each.name)}>")
        for method in each.methods:
            parts = [*_arguments(method.takes, "in"), *_arguments(method.gives, "out")]
            lines += [f"    <method name={_quoted(method.name)}>", *parts, "    </method>"]
        for signal in each.signals:
            lines += [f"    <signal name={_quoted(signal.name)}>", *_arguments(signal.sends), "    </signal>"]
        lines += (
            f'    <property name={_quoted(own.name)} type={_quoted(own.type)} access="read"/>'
            for own in each.properties
        )
        lines.append("  </interface>")
    if child:
        lines.append(f"  <node name={_quoted(child)}/>")
    return "\n".join([*lines, "</node>", ""])


def _arguments(arguments: Iterable[Argument], way: str = "") -> Iterator[str]:
    direction = f' direction="{way}"' if way else ""
    for each in arguments:
        yield f"      <arg name={_quoted(each.name)} type={_quoted(each.type)}{direction}/>"
