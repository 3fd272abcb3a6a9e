# SPDX-FileCopyrightText: The Plugboard authors
# SPDX-License-Identifier: Apache-2.0
"""Does with ncclient what it can do: client.py PORT USERNAME PASSWORD."""
import sys

from ncclient import manager
from ncclient.operations import RPCError
from ncclient.xml_ import to_ele

TOP = "http://example.com/schema/1.2/config"
CONFIG = ('<config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><top xmlns="%s"><interface><name>Ethernet0/0</name>'
          '<mtu>%d</mtu></interface></top></config>')


def connect():
    return manager.connect(host="127.0.0.1", port=int(sys.argv[1]), username=sys.argv[2], password=sys.argv[3],
                           hostkey_verify=False, allow_agent=False, look_for_keys=False, timeout=20)


def mtu(client, datastore):
    reply = client.get_config(datastore, filter=("xpath", ({"t": TOP}, "/t:top/t:interface[t:name='Ethernet0/0']/t:mtu")))
    return reply.data_ele.find(".//{%s}mtu" % TOP).text


with connect() as client:
    assert ":confirmed-commit:1.1" in client.server_capabilities
    with client.locked("candidate"):
        client.edit_config(target="candidate", config=CONFIG % (TOP, 42), default_operation="merge",
                           test_option="test-then-set", error_option="rollback-on-error")
        client.validate("candidate")
        client.commit(confirmed=True, timeout="60", persist="once")
        assert mtu(client, "running") == "42"
        client.cancel_commit(persist_id="once")
        assert mtu(client, "running") == "1500"
        client.discard_changes()
    client.copy_config(source="running", target="startup")
    client.copy_config(source="running", target="file:///saved.xml")
    client.edit_config(target="running", config=CONFIG % (TOP, 43))
    client.copy_config(source="file:///saved.xml", target="running")
    assert mtu(client, "running") == "1500"
    client.delete_config("startup")
    assert "enabled" in client.get_config("running", with_defaults="report-all").data_xml
    assert "module example-stats" in client.get_schema("example-stats").data
    assert "uptime" in client.get(filter=("subtree", '<uptime xmlns="http://example.com/schema/1.2/stats"/>')).data_xml
    assert "round-trip" in client.dispatch(to_ele('<ping xmlns="http://example.com/ping"/>')).xml
    try:
        client.dispatch(to_ele('<reload xmlns="http://example.com/ping"/>'))
        raise AssertionError("reload is refused")
    except RPCError as error:
        assert (error.tag, error.app_tag, error.path, error.message) == ("access-denied", "not-now", "/top", "Busy"), error
    other = connect()
    client.kill_session(other.session_id)
    client.create_subscription(filter=("subtree", '<link xmlns="http://example.com/event"/>'))
    client.dispatch(to_ele('<flap xmlns="http://example.com/ping"/>'))
    for _ in range(2):
        assert "<number>" in client.take_notification(timeout=20).notification_xml
print("all done")
