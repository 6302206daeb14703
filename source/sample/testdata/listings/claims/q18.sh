# A server notes each attempt's key, closes the first two connections without an answer, and then answers.
set -eu
cat >server.py <<'END'
import socket
listener = socket.create_server(("127.0.0.1", 0))
with open("port.part", "w") as f:
    f.write(str(listener.getsockname()[1]))
import os
os.rename("port.part", "port")
for attempt in range(1, 4):
    conn, _ = listener.accept()
    data = b""
    while b"\r\n\r\n" not in data or b"}" not in data:
        data += conn.recv(4096)
    with open("keys", "a") as f:
        f.writelines(l + "\n" for l in data.decode().splitlines() if l.lower().startswith("idempotency-key"))
    if attempt == 3:
        conn.sendall(b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
    conn.close()
END
python3 server.py &
trap 'kill $! 2>/dev/null || true' EXIT
for _ in $(seq 100); do test -e port && break; sleep 0.1; done
sed "s|https://api.example.com|http://127.0.0.1:$(cat port)|" listing.sh >here.sh
test "$(bash here.sh)" = "{}" || { echo "the third answer did not come" >&2; exit 1; }
test "$(wc -l <keys)" = 3 && test "$(sort -u keys | wc -l)" = 1 || { echo "the keys differ:" >&2; cat keys >&2; exit 1; }
