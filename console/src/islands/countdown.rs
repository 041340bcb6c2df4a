//! How long until it may be tried again.

use std::time::Duration;

use leptos::prelude::*;

/// "4:05", "59:59", "61:00".
fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Counts down from `seconds`. What the server said in minutes stands there until then.
#[island]
pub fn Countdown(
    /// From when the page was made.
    seconds: u32,
    /// What stands there without it.
    rounded: String,
    /// What stands there while it counts; `{}` is the time left.
    counting: String,
    /// What stands there, and is read out, when it is over.
    over: String,
) -> impl IntoView {
    let left = RwSignal::new(None::<u32>);
    Effect::new(move || {
        let Some(clock) = window().performance() else { return };
        let began = clock.now();
        let timer = set_interval_with_handle(
            move || {
                let elapsed = ((clock.now() - began) / 1000.0) as u32;
                left.set(Some(seconds.saturating_sub(elapsed)));
            },
            Duration::from_millis(500),
        );
        if let Ok(timer) = timer {
            on_cleanup(move || timer.clear());
        }
    });
    let is_over = Memo::new(move |_| left.get() == Some(0));
    let said = over.clone();
    let shown = move || match left.get() {
        None => rounded.clone(),
        Some(0) => over.clone(),
        Some(left) => counting.replace("{}", &clock(left)),
    };
    // The ticking is for the eyes; that it is over is for everybody.
    view! {
        <span class="num" role="timer" data-countdown=seconds.to_string()>{shown}</span>
        <span class="sr" role="status">{move || if is_over.get() { said.clone() } else { String::new() }}</span>
    }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn time_left_reads_as_a_clock() {
        assert_eq!([clock(0), clock(9), clock(245), clock(3660)], ["0:00", "0:09", "4:05", "61:00"]);
    }
}
