import 'rota/define';
import { pottery } from './slots-adapter.js';

document.querySelector('#pottery').adapter = pottery();
