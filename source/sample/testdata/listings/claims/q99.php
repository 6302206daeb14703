<?php
declare(strict_types=1);

require __DIR__ . '/listing.php';

function same(mixed $got, mixed $want): void
{
    if ($got !== $want) {
        fwrite(STDERR, 'got ' . var_export($got, true) . ', want ' . var_export($want, true) . "\n");
        exit(1);
    }
}

$file = tempnam(sys_get_temp_dir(), 'rows');
file_put_contents($file, "id,name\n1,\"Ada, of course\"\n\n2,Bob\n");
same(iterator_to_array(rows($file), false), [
    ['id' => '1', 'name' => 'Ada, of course'],
    ['id' => '2', 'name' => 'Bob'],
]);

// Nothing runs before the first row is asked for.
$missing = @rows($file . '.none');
try {
    @$missing->current();
    same('a row', 'an exception');
} catch (RuntimeException) {
}

// A walk that ends early closes the file, and a second walk is refused.
$once = rows($file);
foreach ($once as $row) {
    break;
}
same($row['id'], '1');
$once->next();
try {
    foreach ($once as $row) {
    }
    same('a second walk', 'an exception');
} catch (Exception) {
}
unlink($file);
