"""What is paid, what is left to pay, what a training costs."""
