<?php

declare(strict_types=1);

header('Location: ' . $_GET['to'], true, 307);
