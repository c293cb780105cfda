/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
define(['chartJs'], function (Chart) {
    'use strict';

    /**
     * Draws one chart into its canvas.
     *
     * @param {Object} config - `chart`: the settings of Chart.js
     * @param {HTMLCanvasElement} element
     */
    return function (config, element) {
        new Chart(element, config.chart);
    };
});
