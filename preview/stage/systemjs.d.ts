/// <reference types="systemjs" />
declare module 'systemjs/dist/system.js';
declare module 'systemjs/dist/extras/amd.js';
