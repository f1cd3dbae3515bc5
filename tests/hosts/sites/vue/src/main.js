import { createApp } from 'vue';
import 'mlp-lab/element';
import Page from './Page.vue';

createApp(Page).mount('#root');
