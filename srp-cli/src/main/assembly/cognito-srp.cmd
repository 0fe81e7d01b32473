@echo off
rem Runs the command line that stands beside this script.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -jar "%~dp0srp-cli.jar" %*
