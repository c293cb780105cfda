/* Draws the figures that stand in data-chart; the same figures are in the table below each chart. */
( function () {
	'use strict';

	var colours = [ '#b32d2e', '#2271b1' ];

	document.querySelectorAll( 'canvas[data-chart]' ).forEach( function ( canvas ) {
		var data = JSON.parse( canvas.dataset.chart );
		var lying = 'row' === data.type;

		if ( lying ) {
			canvas.parentNode.style.height = 60 + 28 * data.labels.length + 'px';
		}
		new window.Chart( canvas, {
			type: 'bar',
			data: {
				labels: data.labels,
				datasets: Object.keys( data.series ).map( function ( name, number ) {
					return { label: name, data: data.series[ name ], backgroundColor: colours[ number ], maxBarThickness: 28 };
				} ),
			},
			options: {
				animation: false,
				indexAxis: lying ? 'y' : 'x',
				maintainAspectRatio: false,
				plugins: { legend: { position: 'bottom' } },
				scales: {
					x: { stacked: true, ticks: { precision: 0 } },
					y: { stacked: true, beginAtZero: true, ticks: { precision: 0 } },
				},
			},
		} );
		canvas.dataset.drawn = '1';
	} );
}() );
