/// Values as text for people: never without end, never longer than a page can bear, whatever the value is.
///
/// It knows neither MIME types nor front ends; the packages above it put the texts into forms.
@NullMarked
package jawait.display.text;

import org.jspecify.annotations.NullMarked;
