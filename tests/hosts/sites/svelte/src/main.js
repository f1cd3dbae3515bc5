import { mount } from 'svelte';
import 'mlp-lab/element';
import Page from './Page.svelte';

mount(Page, { target: document.getElementById('root') });
