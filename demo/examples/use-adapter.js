import 'rota/define';
import { studio } from './adapter.js';

document.querySelector('#studio').adapter = studio();
