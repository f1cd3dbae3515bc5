import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';

@Component({
  selector: 'app-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (hash() === '#away') {
      <h1>Away</h1>
    } @else {
      <button id="night" (click)="night()">Night</button>
      <h1>Angular</h1>
      <p>A page by Angular, with one lab in it. <a href="#away">Away</a></p>
      {{html}}
      <p id="told">{{ done() }}</p>
    }
  `,
})
class Page {
  hash = signal('');
  done = signal(0);
  constructor() {
    addEventListener('hashchange', () => this.hash.set(location.hash));
  }
  night() {
    document.documentElement.classList.toggle('night');
  }
}

void bootstrapApplication(Page, { providers: [provideZonelessChangeDetection()] });
