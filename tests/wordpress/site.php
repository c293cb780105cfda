<?php

/**
 * Prepares a WordPress for the run: `php site.php DOCROOT COMMAND`. Prints what the run has to know.
 *
 * install   empty database -> installed site, an administrator
 * people    users, comments, application passwords; prints NAME=PASSWORD lines
 * posts     ten posts with ordinary text, nothing in them that is anybody's
 * network   turns the installed site into the first one of a network; wp-config.php is the caller's
 * second    a second site of the network with a comment, and LeakGuard switched on for all
 * second-off, second-deleted   LeakGuard's mode for the second site is off; the second site is deleted
 * prune     runs the daily pruning of findings
 * privacy   prints sam's personal data export, after a comment of sam's that names somebody else; with the extension
 * network   the tables of a network around the site, which is one of them where RUN_NETWORK=1 says so
 * branch    with RUN_NETWORK=1 and the extension: switches LeakGuard on for the network, adds a second site at /branch/ with a comment
 * leftover  stores LeakGuard's option, as a site that lost the extension would have it
 */

declare(strict_types=1);

// phpcs:disable PSR1.Files.SideEffects -- a script, which WordPress wants to define constants.

[, $root, $command] = $argv;
$_SERVER += ['HTTP_HOST' => 'shop.example', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_NAME' => ''];
$_SERVER += ['SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1'];
if ($command === 'install') {
    define('WP_INSTALLING', true);
}
$lena = 'lena.fischer@example.net';
require "$root/wp-load.php";

switch ($command) {
    case 'install':
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        wp_install('Shop', 'admin', 'admin@example.com', true, '', 'run-admin-password');
        update_option('permalink_structure', '/%postname%/');
        break;

    case 'people':
        $admin = get_user_by('login', 'admin');
        $sam = wp_insert_user([
            'user_login' => 'sam',
            'user_pass' => 'run-sam-password',
            'user_email' => 'sam.okafor@example.org',
            'first_name' => 'Sam',
            'last_name' => 'Okafor',
            'role' => 'subscriber',
        ]);
        $post = wp_insert_post([
            'post_title' => 'Opening hours',
            'post_content' => 'Open 9 to 5. Item 4006381333931 costs 12.50.',
            'post_status' => 'publish',
            'post_author' => $admin->ID,
        ]);
        foreach (["Write to $lena, my card is 4111 1111 1111 1111.", 'Nice and quiet.'] as $text) {
            $comment = wp_insert_comment([
                'comment_post_ID' => $post,
                'comment_author' => 'Lena Fischer',
                'comment_author_email' => $lena,
                'comment_author_IP' => '203.0.113.77',
                'comment_content' => $text,
                'comment_approved' => 1,
            ]);
        }
        foreach (['erp' => $admin->ID, 'crm' => $admin->ID, 'sam-crm' => $sam] as $name => $user) {
            [$password] = WP_Application_Passwords::create_new_application_password(
                $user,
                ['name' => $name === 'sam-crm' ? 'crm' : $name]
            );
            echo strtoupper(strtr($name, '-', '_')), '=', $password, "\n";
        }
        echo "POST=$post\nCOMMENT=$comment\n";
        break;

    case 'posts':
        for ($number = 1; $number <= 10; $number++) {
            $text = '';
            for ($line = 1; $line <= 12; $line++) {
                $text .= "Item $number-$line is back in stock since 3 May: 25 x 40 cm, 12.50 each, 4 colours, washable at 40 degrees, "
                    . "made of cotton that is grown and woven within 100 km.\n\n";
            }
            wp_insert_post(['post_title' => "News of the shop, part $number", 'post_content' => $text, 'post_status' => 'publish']);
        }
        break;

    case 'network':
        require_once ABSPATH . 'wp-admin/includes/network.php';
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        foreach ($wpdb->tables('ms_global') as $table => $name) {
            $wpdb->$table = $name;
        }
        install_network();
        populate_network(1, 'shop.example', 'admin@example.com', 'Shops', '/', false);
        break;

    case 'second':
        require_once ABSPATH . 'wp-admin/includes/plugin.php';
        $made = wp_insert_site(['domain' => 'shop.example', 'path' => '/second/', 'title' => 'Second', 'user_id' => 1]);
        switch_to_blog($made);
        update_option('permalink_structure', '/%postname%/');
        $post = wp_insert_post(['post_title' => 'Hello', 'post_content' => 'Hello', 'post_status' => 'publish', 'post_author' => 1]);
        wp_insert_comment([
            'comment_post_ID' => $post,
            'comment_author' => 'Lena Fischer',
            'comment_author_email' => $lena,
            'comment_content' => "Write to $lena.",
            'comment_approved' => 1,
        ]);
        restore_current_blog();
        $refused = activate_plugin('leakguard/leakguard.php', '', true);
        echo is_wp_error($refused) ? $refused->get_error_message() : "site $made\n";
        break;

    case 'second-off':
        switch_to_blog(2);
        update_option('leakguard_settings', ['mode' => 'off']);
        break;

    case 'second-deleted':
        require_once ABSPATH . 'wp-admin/includes/ms.php';
        wp_delete_site(2);
        break;

    case 'prune':
        do_action('leakguard_prune');
        break;

    case 'privacy':
        wp_insert_comment([
            'comment_post_ID' => get_posts()[0]->ID,
            'comment_author' => 'Sam Okafor',
            'comment_author_email' => 'sam.okafor@example.org',
            'comment_author_IP' => '198.51.100.7',
            'comment_content' => "Mail me at sam.okafor@example.org or my friend at $lena.",
            'comment_approved' => 1,
        ]);
        require_once ABSPATH . 'wp-admin/includes/privacy-tools.php';
        // WordPress would collect the pages in a file that needs a request confirmed by mail.
        remove_filter('wp_privacy_personal_data_export_page', 'wp_privacy_process_personal_data_export_page');
        $index = 0;
        foreach (apply_filters('wp_privacy_personal_data_exporters', []) as $key => $exporter) {
            $page = call_user_func($exporter['callback'], 'sam.okafor@example.org', 1);
            $page = apply_filters('wp_privacy_personal_data_export_page', $page, ++$index, 'sam.okafor@example.org', 1, 1, false, $key);
            echo json_encode($page['data'], JSON_UNESCAPED_SLASHES), "\n";
        }
        break;

    case 'network':
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        foreach ($wpdb->tables('ms_global') as $table => $prefixed) {
            $wpdb->$table = $prefixed;
        }
        define('WP_INSTALLING_NETWORK', true);
        install_network();
        $made = populate_network(1, 'shop.example', 'admin@example.com', 'Network', '/', false);
        // What it asks the web server cannot be answered here.
        if (is_wp_error($made) && $made->get_error_code() !== 'no_wildcard_dns') {
            fwrite(STDERR, $made->get_error_message() . "\n");
            exit(1);
        }
        break;

    case 'branch':
        require_once ABSPATH . 'wp-admin/includes/plugin.php';
        $error = activate_plugin('leakguard/leakguard.php', '', true);
        $branch = wpmu_create_blog('shop.example', '/branch/', 'Branch', 1);
        if (is_wp_error($error) || is_wp_error($branch)) {
            fwrite(STDERR, (is_wp_error($error) ? $error : $branch)->get_error_message() . "\n");
            exit(1);
        }
        switch_to_blog($branch);
        update_option('permalink_structure', '/%postname%/');
        wp_insert_comment(['comment_post_ID' => 1, 'comment_author' => 'Lena', 'comment_content' => "Write to $lena.", 'comment_approved' => 1]);
        break;

    case 'leftover':
        update_site_option('leakguard_unprotected_since', 1);
        break;

    default:
        fwrite(STDERR, "site.php does not know '$command'\n");
        exit(2);
}
