import browser from 'webextension-polyfill';

void browser.devtools.panels.create('Deltascope', 'icons/16.png', 'panel.html');
