"""Runs the query of listing.sql, and what the answer says of its variations, in SQLite."""
import sqlite3

db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, cents INTEGER);
INSERT INTO customers VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cyd');
INSERT INTO orders VALUES (10, 1, 500), (11, 1, 700), (12, 2, 900), (13, NULL, 100);
""")


def check(query, want):
    got = db.execute(query).fetchall()
    assert got == want, f"{query} gives {got}, want {want}"


listing = open("listing.sql").read()
check(listing, [("Ada", 1), ("Bob", 1), ("Cyd", 0)])
assert " AND o.cents > 600\n" in listing
where = listing.replace(" AND o.cents > 600\n", "\nWHERE o.cents > 600\n")
check(where, [("Ada", 1), ("Bob", 1)])
check(listing.replace("count(o.id)", "count(*)"), [("Ada", 1), ("Bob", 1), ("Cyd", 1)])
check("SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)", [])
check(
    "SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
    [("Cyd",)],
)
check(
    "SELECT id, sum(cents) OVER (PARTITION BY customer_id ORDER BY id) FROM orders ORDER BY id",
    [(10, 500), (11, 1200), (12, 900), (13, 100)],
)
check(
    "SELECT id FROM (SELECT id, customer_id, row_number() OVER (PARTITION BY customer_id ORDER BY id DESC) n FROM orders)"
    " WHERE n = 1 AND customer_id IS NOT NULL ORDER BY id",
    [(11,), (12,)],
)
